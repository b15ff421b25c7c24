import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  type AttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import { clientSettings, lazily } from "../../shared/client-settings.ts";
import { env } from "../../shared/env.ts";

const client = lazily(() => new CognitoIdentityProviderClient({ ...clientSettings }));
const pool = () => ({ UserPoolId: env("USER_POOL_ID") });

/**
 * The subject of a new identity; the provider mails the invitation. One that is there already (a retry after a crash, or an identity that never became a
 * member) is taken as it is and gets no second mail.
 */
export const identityFor = async (person: { email: string; name: string; locale: string }): Promise<string> => {
  try {
    const { User } = await client().send(
      new AdminCreateUserCommand({
        ...pool(),
        Username: person.email,
        DesiredDeliveryMediums: ["EMAIL"],
        UserAttributes: [
          { Name: "email", Value: person.email },
          { Name: "email_verified", Value: "true" },
          { Name: "name", Value: person.name },
          { Name: "locale", Value: person.locale },
        ],
      }),
    );
    return subjectIn(User?.Attributes);
  } catch (error) {
    if ((error as Error).name !== "UsernameExistsException") throw error;
    const found = await client().send(new AdminGetUserCommand({ ...pool(), Username: person.email }));
    return subjectIn(found.UserAttributes);
  }
};

const subjectIn = (attributes: AttributeType[] | undefined): string => {
  const sub = attributes?.find(({ Name }) => Name === "sub")?.Value;
  if (!sub) throw new Error("the identity provider named no subject");
  return sub;
};

/** Lets it sign in again, or ends every session and lets it sign in no more. Safe to repeat. */
export const setSignIn = async (email: string, allowed: boolean): Promise<void> => {
  const who = { ...pool(), Username: email };
  if (allowed) {
    await client().send(new AdminEnableUserCommand(who));
    return;
  }
  await client().send(new AdminDisableUserCommand(who));
  await client().send(new AdminUserGlobalSignOutCommand(who));
};
