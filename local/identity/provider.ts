import type { IncomingMessage, ServerResponse } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import { type JSONWebKeySet, type JWK, SignJWT, importJWK } from "jose";
import Provider, { type Configuration } from "oidc-provider";
import { clock, freshToken } from "../../shared/clock.ts";
import { epochSeconds } from "../../shared/dates.ts";
import { apiHeaders } from "../../shared/headers.ts";
import { localeOf } from "../../shared/problems.ts";
import { type Listening, listen, readBody, send } from "../serve.ts";
import { clientId, scope } from "../settings.ts";
import type { Store } from "../store.ts";
import { adapterOn } from "./adapter.ts";
import { signInPage, signInStyle, type Step } from "./sign-in-page.ts";
import { type Identity, passwordIsStrong, type Users, usersOn } from "./users.ts";

export interface IdentityProvider extends Listening {
  issuer: string;
  users: Users;
  /** The public keys that access tokens are verified with. */
  keys: JSONWebKeySet;
  endSessionsOf(sub: string): void;
  /** An access token like those of the token endpoint, without the walk through the browser: for tests. */
  mint(sub: string, change?: Record<string, unknown>): Promise<string>;
}

const resource = "urn:huotong:api";
const minutes = 60;
const hours = 3_600;

const signingKey = (store: Store): JWK => {
  const shelf = store.shelf("keys");
  const known = shelf.get<JWK>("signing");
  if (known) return known;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const made = { ...(privateKey.export({ format: "jwk" }) as JWK), kid: freshToken(), alg: "RS256", use: "sig" };
  shelf.set("signing", made);
  shelf.set("cookies", [freshToken(), freshToken()]);
  return made;
};

const configuration = (
  store: Store,
  users: Users,
  signing: JWK,
  origins: readonly string[],
  redirects: readonly string[],
): { config: Configuration; endSessionsOf(sub: string): void } => {
  const { factory, endSessionsOf } = adapterOn(store.shelf("oidc"));
  const config: Configuration = {
    adapter: factory,
    jwks: { keys: [signing] } as NonNullable<Configuration["jwks"]>,
    cookies: { keys: store.shelf("keys").get<string[]>("cookies")! },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        redirect_uris: [...redirects],
        post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
      },
    ],
    clientBasedCORS: (_ctx, origin) => origins.includes(origin),
    pkce: { required: () => true },
    responseTypes: ["code"],
    scopes: ["openid", "email", "profile", "offline_access"],
    claims: { openid: ["sub"], email: ["email"], profile: ["name", "locale"] },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope,
          audience: clientId,
          accessTokenFormat: "jwt",
          accessTokenTTL: 15 * minutes,
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt: (_ctx, token, parts) => {
          const sub = (token as { accountId?: string }).accountId;
          Object.assign(parts.payload, { token_use: "access", username: sub });
        },
      },
    },
    ttl: {
      AccessToken: 15 * minutes,
      AuthorizationCode: 1 * minutes,
      IdToken: 15 * minutes,
      Interaction: 30 * minutes,
      Grant: 8 * hours,
      RefreshToken: 8 * hours,
      Session: 8 * hours,
    },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    findAccount: (_ctx, sub) => {
      const user = users.bySub(sub);
      if (!user?.enabled) return undefined;
      return { accountId: sub, claims: () => ({ sub, email: user.email, ...user.attributes }) };
    },
    interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
    /** The portal is the company's own: nobody is asked to consent to it. */
    loadExistingGrant: async (ctx) => {
      const { session, provider, client } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope("openid email profile offline_access");
      grant.addResourceScope(resource, scope);
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.type = "text/plain; charset=utf-8";
      ctx.body = `${out.error}: ${out.error_description ?? ""}\n`;
    },
  };
  return { config, endSessionsOf };
};

/** A real OpenID provider with a sign-in page of our own: authorization code with PKCE, RS256, refresh tokens that rotate. */
export const serveIdentity = async (
  store: Store,
  port: number,
  issuer: string,
  redirects: readonly string[],
): Promise<IdentityProvider> => {
  const users = usersOn(store.shelf("users"));
  const signing = signingKey(store);
  const origins = [...new Set(redirects.map((uri) => new URL(uri).origin))];
  const { config, endSessionsOf } = configuration(store, users, signing, origins, redirects);
  const provider = new Provider(issuer, config);
  provider.on("server_error", (_ctx, error) => console.error("sign-in:", error));
  const callback = provider.callback();
  const page = signIn(provider, users, origins);
  const listening = await listen("the sign-in", port, (request, response) => {
    const path = request.url ?? "/";
    if (path === "/sign-in.css") return send(response, 200, { ...apiHeaders, "content-type": "text/css" }, signInStyle);
    return path.startsWith("/sign-in/") ? page(request, response) : callback(request, response);
  });
  const { kty, n, e, kid, alg, use } = signing as Required<JWK>;
  const key = await importJWK(signing, "RS256");
  return {
    ...listening,
    issuer,
    users,
    keys: { keys: [{ kty, n, e, kid, alg, use }] },
    endSessionsOf,
    mint: (sub, change = {}) => {
      const iat = epochSeconds(clock.now());
      const usual = { sub, iss: issuer, client_id: clientId, aud: clientId, token_use: "access", username: sub, scope };
      return new SignJWT({ ...usual, iat, exp: iat + 15 * minutes, jti: freshToken(), ...change })
        .setProtectedHeader({ alg: "RS256", kid, typ: "at+jwt" })
        .sign(key);
    },
  };
};

const signIn = (provider: Provider, users: Users, origins: readonly string[]) => {
  const headers = {
    ...apiHeaders,
    "content-type": "text/html; charset=utf-8",
    "cross-origin-opener-policy": "unsafe-none", // /docs opens it in a window and hears back from it
    "content-security-policy": `default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self' ${origins.join(" ")}`,
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const locale = localeOf(request.headers["accept-language"]) ?? "en";
    const details = await provider.interactionDetails(request, response).catch(() => undefined);
    if (!details) return send(response, 303, { location: origins[0] ?? "/" });
    const finish = (user: Identity): Promise<void> =>
      provider.interactionFinished(request, response, { login: { accountId: user.sub } });
    const show = (step: Step, email = "", problem?: "wrong" | "weak"): void =>
      send(response, problem ? 401 : 200, headers, signInPage(locale, step, email, problem));
    const waiting = users.bySub(String(details.result?.pending ?? ""));
    if (request.method !== "POST") return show(waiting ? "new-password" : "password");
    const form = new URLSearchParams((await readBody(request, 10_000)).toString());
    if (waiting) {
      const password = form.get("newPassword") ?? "";
      if (!passwordIsStrong(password)) return show("new-password", "", "weak");
      return finish(users.setPassword(waiting, password, false));
    }
    const email = form.get("email") ?? "";
    const user = users.check(email, form.get("password") ?? "");
    if (!user) return show("password", email, "wrong");
    if (!user.temporary) return finish(user);
    details.result = { pending: user.sub };
    await details.save(30 * minutes);
    show("new-password");
  };
};
