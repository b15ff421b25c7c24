import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from "oidc-client-ts";
import type { Config } from "./config.ts";

/** Who is signed in. Tokens live in memory alone; a page that is loaded anew gets new ones from the sign-in's own session, without asking. */
export interface Session {
  /** A token that is still good; leaves for the sign-in where there is none. */
  token(): Promise<string>;
  /** After the API said 401: a renewed token, or away to the sign-in. */
  renewed(): Promise<string>;
  signOut(): Promise<void>;
}

const away = (): Promise<never> => new Promise(() => {});
const here = (): string => location.pathname + location.search;

/** Comes back with a session, or leaves the page for the sign-in. */
export const openSession = async (config: Config): Promise<Session> => {
  const people = new UserManager({
    authority: config.signIn,
    client_id: config.clientId,
    redirect_uri: `${location.origin}/signed-in`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope: config.scope,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // What has to outlive the way to the sign-in and back: the verifier of PKCE, no token.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: true,
    accessTokenExpiringNotificationTimeInSeconds: 90,
  });
  const leave = async (): Promise<never> => {
    await people.signinRedirect({ state: here() });
    return away();
  };

  let user: User | null = null;
  if (location.pathname === "/signed-in") {
    user = await people.signinRedirectCallback().catch(() => null);
    const back = typeof user?.state === "string" ? user.state : "/";
    history.replaceState(null, "", back.startsWith("/") && !back.startsWith("//") ? back : "/");
  }
  if (!user) await leave();

  let renewing: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const fresh = await people.signinSilent().catch(() => null);
    return fresh?.access_token ?? leave();
  };
  const renewed = (): Promise<string> => (renewing ??= renew().finally(() => (renewing = undefined)));
  return {
    token: async () => {
      const known = await people.getUser();
      return known && !known.expired ? known.access_token : renewed();
    },
    renewed,
    signOut: async () => {
      sessionStorage.clear();
      if (!config.signOut) return people.signoutRedirect();
      await people.revokeTokens().catch(() => {});
      await people.removeUser();
      location.assign(config.signOut);
    },
  };
};
