import { serveAws } from "../../local/aws.ts";
import { cognito } from "../../local/identity/cognito.ts";
import { type Users, usersOn } from "../../local/identity/users.ts";
import { openStore } from "../../local/store.ts";

/** The local identity provider behind the real SDK client, with what it was asked. */
export const anIdentityProvider = async () => {
  const users: Users = usersOn(openStore().shelf("users"));
  const invited: string[] = [];
  const signedOut: string[] = [];
  const operations = cognito({
    users,
    signOut: (sub) => void signedOut.push(sub),
    invite: async (email) => void invited.push(email),
  });
  const served = await serveAws(operations, () => Promise.reject(new Error("no such endpoint")));
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = `http://127.0.0.1:${served.port}`;
  process.env.USER_POOL_ID = "eu-central-1_test";
  return { users, invited, signedOut, stop: served.stop };
};
