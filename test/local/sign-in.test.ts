import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  authorizeUrl,
  browser,
  exchangeCode,
  signInByScript,
  tokens as tokensFrom,
  type Walk,
} from "../../local/sign-in-by-script.ts";
import { password, startSystem, type TestSystem } from "../support/system.ts";

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem({ startAt: new Date().toISOString() });
});
afterAll(() => system.stop());

const where = () => ({ signIn: system.at.signIn, redirect: `${system.at.portal}/signed-in` });
const authorize = (verifier: string | undefined, more?: Record<string, string>): string =>
  authorizeUrl(where(), verifier, more);
const tokens = (form: Record<string, string>) => tokensFrom(where(), form);
const signIn = (forms: Record<string, string>[]) => signInByScript(where(), forms);
const exchange = (walk: Pick<Walk, "code" | "verifier">) => exchangeCode(where(), walk);

describe("signing in", () => {
  it("goes by authorization code and PKCE, and opens the API", async () => {
    const member = await system.member("finance");
    const walk = await signIn([{ email: member.email, password }]);
    const { status, body } = await exchange(walk);
    expect(status).toBe(200);
    expect(decodeProtectedHeader(body.access_token!).alg).toBe("RS256");
    const claims = decodeJwt(body.access_token!);
    expect(claims).toMatchObject({
      sub: member.sub,
      token_use: "access",
      client_id: "huotong-portal",
      iss: system.at.signIn,
      scope: "huotong/api",
    });
    expect(claims.exp! - claims.iat!).toBe(900);
    system.time.set(new Date(Date.now() + 1_000).toISOString());
    const get = (token: string) =>
      fetch(`${system.at.api}/company/policy`, { headers: { authorization: `Bearer ${token}` } });
    expect((await get(body.access_token!)).status).toBe(200);
    expect((await get(body.id_token!)).status).toBe(403);
  });

  it("takes a code once, and only with its verifier", async () => {
    const member = await system.member("sales");
    const walk = await signIn([{ email: member.email, password }]);
    expect((await exchange({ ...walk, verifier: "x".repeat(43) })).status).toBe(400);
    const again = await signIn([{ email: member.email, password }]);
    expect((await exchange(again)).status).toBe(200);
    expect((await exchange(again)).status).toBe(400);
  });

  it("is refused without PKCE, with plain PKCE, to a foreign address, and in the implicit way", async () => {
    const { go } = browser(where());
    const errorOf = async (url: string): Promise<string | null> => {
      const reply = await go(url);
      const location = reply.headers.get("location");
      return location
        ? (new URL(location.replace("#", "?")).searchParams.get("error") ?? location)
        : `shown ${reply.status}`;
    };
    expect(await errorOf(authorize(undefined))).toBe("invalid_request");
    expect(await errorOf(authorize("v".repeat(43), { code_challenge_method: "plain" }))).toBe("invalid_request");
    expect(await errorOf(authorize("v".repeat(43), { redirect_uri: "https://evil.example/" }))).toBe("shown 400");
    expect(await errorOf(authorize("v".repeat(43), { response_type: "token" }))).toMatch(
      /unsupported_response_type|shown 400/,
    );
  });

  it("rotates refresh tokens: the one before is worth nothing, and its use ends the session", async () => {
    const member = await system.member("sales");
    const first = (await exchange(await signIn([{ email: member.email, password }]))).body;
    const refresh = (token: string) => tokens({ grant_type: "refresh_token", refresh_token: token });
    const second = await refresh(first.refresh_token!);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect((await refresh(first.refresh_token!)).status).toBe(400);
    expect((await refresh(second.body.refresh_token!)).status).toBe(400);
  });

  it("says the same to a wrong password and to an unknown address, in the reader's language", async () => {
    const member = await system.member("sales");
    const wrong = await signIn([{ email: member.email, password: "wrong password" }]);
    const unknown = await signIn([{ email: "nobody@example.com", password: "wrong password" }]);
    for (const { page, code } of [wrong, unknown]) {
      expect(page.status).toBe(401);
      expect(code).toBeNull();
      expect(await page.text()).toContain("Wrong e-mail or password");
    }
  });

  it("asks somebody who was invited for a password of their own", async () => {
    const cognito = new CognitoIdentityProviderClient({});
    const Username = "new@example.com";
    await cognito.send(
      new AdminCreateUserCommand({ UserPoolId: "p", Username, TemporaryPassword: "temporary word 1" }),
    );
    expect(system.mails(Username)[0]!.body.text).toContain("temporary word 1");
    const weak = await signIn([{ email: Username, password: "temporary word 1" }, { newPassword: "short" }]);
    expect(weak.code).toBeNull();
    const walk = await signIn([{ email: Username, password: "temporary word 1" }, { newPassword: "my own long word" }]);
    expect((await exchange(walk)).status).toBe(200);
    expect((await exchange(await signIn([{ email: Username, password: "my own long word" }]))).status).toBe(200);
  });
});

describe("the users' directory", () => {
  it("answers the SDK as Cognito does", async () => {
    const cognito = new CognitoIdentityProviderClient({});
    const at = { UserPoolId: "p", Username: "li@example.com" };
    const name = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => "no error",
        (error: Error) => error.name,
      );
    const create = (): Promise<unknown> =>
      cognito.send(new AdminCreateUserCommand({ ...at, MessageAction: "SUPPRESS" }));
    expect(await name(cognito.send(new AdminGetUserCommand(at)))).toBe("UserNotFoundException");
    expect(await name(create())).toBe("no error");
    expect(await name(create())).toBe("UsernameExistsException");
    const set = (Password: string) =>
      cognito.send(new AdminSetUserPasswordCommand({ ...at, Password, Permanent: true }));
    expect(await name(set("short"))).toBe("InvalidPasswordException");
    expect(await name(set("long enough, this one"))).toBe("no error");
    const found = await cognito.send(new AdminGetUserCommand(at));
    expect(found).toMatchObject({ Enabled: true, UserStatus: "CONFIRMED" });
    expect(found.UserAttributes).toContainEqual({ Name: "email", Value: "li@example.com" });
    expect(found.UserAttributes!.find(({ Name }) => Name === "sub")!.Value).toMatch(/^[\w-]{36}$/);
  });

  it("ends the sessions of whom it disables or signs out", async () => {
    const cognito = new CognitoIdentityProviderClient({});
    const member = await system.member("sales");
    const at = { UserPoolId: "p", Username: member.email };
    const refresh = (token: string) => tokens({ grant_type: "refresh_token", refresh_token: token });
    const one = (await exchange(await signIn([{ email: member.email, password }]))).body;
    await cognito.send(new AdminUserGlobalSignOutCommand(at));
    expect((await refresh(one.refresh_token!)).status).toBe(400);
    const two = (await exchange(await signIn([{ email: member.email, password }]))).body;
    await cognito.send(new AdminDisableUserCommand(at));
    expect((await refresh(two.refresh_token!)).status).toBe(400);
    expect((await signIn([{ email: member.email, password }])).code).toBeNull();
    await cognito.send(new AdminEnableUserCommand(at));
    expect((await signIn([{ email: member.email, password }])).code).not.toBeNull();
  });
});
