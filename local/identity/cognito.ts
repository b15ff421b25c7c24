import { freshToken } from "../../shared/clock.ts";
import { AwsError, type Operations } from "../aws.ts";
import { type Identity, passwordIsStrong, type Users } from "./users.ts";

interface Input {
  UserPoolId: string;
  Username: string;
  Password?: string;
  TemporaryPassword?: string;
  Permanent?: boolean;
  MessageAction?: string;
  UserAttributes?: { Name: string; Value?: string }[];
}
interface Around {
  users: Users;
  /** Ends all sessions and refresh tokens of a user. */
  signOut(sub: string): void;
  invite(email: string, password: string, locale: string | undefined): Promise<void>;
}

const attributesOf = (user: Identity): { Name: string; Value: string }[] =>
  Object.entries({ sub: user.sub, email: user.email, ...user.attributes }).map(([Name, Value]) => ({ Name, Value }));
const about = (user: Identity) => ({
  Username: user.sub,
  Enabled: user.enabled,
  UserStatus: user.temporary ? "FORCE_CHANGE_PASSWORD" : "CONFIRMED",
  UserCreateDate: Date.parse(user.createdAt) / 1_000,
  UserLastModifiedDate: Date.parse(user.createdAt) / 1_000,
});

/** The operations of Cognito that the users domain calls, with the error names that Cognito uses. Sign-in by e-mail address. */
export const cognito = ({ users, signOut, invite }: Around): Operations => {
  const find = ({ Username }: Input): Identity => {
    const user = users.byEmail(Username) ?? users.bySub(Username);
    if (!user) throw new AwsError("UserNotFoundException", "User does not exist.");
    return user;
  };
  const strong = (password: string | undefined): string => {
    if (!password || !passwordIsStrong(password))
      throw new AwsError("InvalidPasswordException", "Password did not conform with policy: Password not long enough");
    return password;
  };
  const operations: Record<string, (input: Input) => unknown> = {
    AdminCreateUser: async (input) => {
      const attributes = Object.fromEntries((input.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value ?? ""]));
      const { email = input.Username, ...others } = attributes;
      if (!/^[^@\s]+@[^@\s]+$/.test(email))
        throw new AwsError("InvalidParameterException", "Username should be an email.");
      if (users.byEmail(email)) throw new AwsError("UsernameExistsException", "User account already exists");
      const password = strong(input.TemporaryPassword ?? freshToken());
      const user = users.create(email, password, true, others);
      if (input.MessageAction !== "SUPPRESS") await invite(email, password, others.locale);
      return { User: { ...about(user), Attributes: attributesOf(user) } };
    },
    AdminGetUser: (input) => {
      const user = find(input);
      return { ...about(user), UserAttributes: attributesOf(user) };
    },
    AdminSetUserPassword: (input) =>
      void users.setPassword(find(input), strong(input.Password), input.Permanent !== true),
    AdminDisableUser: (input) => {
      const user = users.change(find(input), { enabled: false });
      signOut(user.sub);
    },
    AdminEnableUser: (input) => void users.change(find(input), { enabled: true }),
    AdminUserGlobalSignOut: (input) => signOut(find(input).sub),
  };
  return Object.fromEntries(
    Object.entries(operations).map(([name, run]) => [`AWSCognitoIdentityProviderService.${name}`, run]),
  );
};
