import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { jwtAuthorizer } from "../../local/gateway/authorizer.ts";
import { clock } from "../../shared/clock.ts";

const realNow = clock.now;
const noon = Date.parse("2026-03-02T12:00:00Z");
const at = (seconds: number): void => void (clock.now = () => new Date(noon + seconds * 1_000).toISOString());
afterEach(() => void (clock.now = realNow));

let sign: (claims?: Record<string, unknown>) => Promise<string>;
let authorizer: () => ReturnType<typeof jwtAuthorizer>;
beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256" };
  sign = async (claims = {}) => {
    const own = { iss: "here", client_id: "portal", scope: "huotong/api", sub: "a", iat: noon / 1_000, exp: noon / 1_000 + 900 };
    const jwt = new SignJWT({ ...own, ...claims }).setProtectedHeader({ alg: "RS256", kid: "one" });
    return `Bearer ${await jwt.sign(privateKey)}`;
  }; // prettier-ignore
  authorizer = () => jwtAuthorizer({ keys: { keys: [key] }, issuer: "here", audience: "portal", scope: "huotong/api" });
});

describe("a token that was let in before", () => {
  it("is let in with the same claims until the second it ends, and then no more", async () => {
    const [authorize, token] = [authorizer(), await sign()];
    at(0);
    const first = await authorize(token);
    expect(first).toMatchObject({ kind: "in", claims: { sub: "a" } });
    at(899);
    expect(await authorize(token)).toEqual(first);
    at(900);
    expect(await authorize(token)).toEqual({ kind: "no-token" });
  });

  it("is not let in by a clock before its time", async () => {
    const [authorize, token] = [authorizer(), await sign({ nbf: noon / 1_000 })];
    at(1);
    expect((await authorize(token)).kind).toBe("in");
    at(-1);
    expect((await authorize(token)).kind).toBe("no-token");
  });

  it("lends nothing to a token that differs from it by its signature or its claims", async () => {
    const [authorize, token] = [authorizer(), await sign()];
    const [head, , signature] = token.split(".");
    const body = (await sign({ sub: "b" })).split(".")[1];
    at(0);
    expect((await authorize(token)).kind).toBe("in");
    expect((await authorize(`${head}.${body}.${signature}`)).kind).toBe("no-token");
    expect((await authorize(`${token.slice(0, -20)}${"A".repeat(20)}`)).kind).toBe("no-token");
  });

  it("is found again among more tokens than are remembered", async () => {
    const [authorize, token] = [authorizer(), await sign()];
    at(0);
    await authorize(token);
    for (let i = 0; i < 1_001; i += 1) await authorize(await sign({ sub: `s${i}` }));
    expect(await authorize(token)).toMatchObject({ kind: "in", claims: { sub: "a" } });
  });
});
