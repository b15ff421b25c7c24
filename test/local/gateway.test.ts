import { generateKeyPairSync, createHmac, createPublicKey } from "node:crypto";
import { request as httpRequest } from "node:http";
import { exportJWK, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import { router } from "../../local/gateway/router.ts";
import { contract } from "../../shared/contracts/contract.ts";
import { isRoute } from "../../shared/triggers.ts";
import { z } from "zod";
import type { Member } from "../support/call.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

let system: TestSystem;
let member: Member;
const routes = allTriggers.filter(isRoute);
const guarded = routes.filter(({ route }) => typeof route.who !== "string");

beforeAll(async () => {
  system = await startSystem();
  member = await system.member("admin");
});
afterAll(() => system.stop());

const ask = (authorization: string | undefined, path = "/company/policy", more: RequestInit = {}): Promise<Response> =>
  fetch(`${system.at.api}${path}`, { ...more, headers: { ...(authorization && { authorization }), ...more.headers } });

describe("a token", () => {
  it("of the sign-in opens the door", async () => {
    expect((await ask(`Bearer ${await system.identity.mint(member.sub)}`)).status).toBe(200);
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const curve = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const claims = () => ({
    iss: system.at.signIn,
    client_id: "huotong-portal",
    token_use: "access",
    scope: "huotong/api",
  });
  const kid = (): string => system.identity.keys.keys[0]!.kid!;
  const signed = (key: Parameters<SignJWT["sign"]>[0], header: Record<string, unknown>) =>
    new SignJWT(claims())
      .setProtectedHeader({ alg: "RS256", kid: kid(), ...header })
      .setSubject(member.sub)
      .setIssuedAt()
      .setExpirationTime("15m")
      .sign(key);
  const minted = (change: Record<string, unknown>) => system.identity.mint(member.sub, change);
  const seconds = (): number => Math.floor(Date.parse("2026-03-02T02:00:00Z") / 1000);
  const unsigned = async (alg: string): Promise<string> => {
    const [, payload] = (await minted({})).split(".");
    return `${Buffer.from(JSON.stringify({ alg, kid: kid() })).toString("base64url")}.${payload}.`;
  };
  const tampered = async (): Promise<string> => {
    const [header, payload, signature] = (await minted({})).split(".") as [string, string, string];
    const content = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...content, sub: "somebody-else" })).toString("base64url");
    return `${header}.${changed}.${signature}`;
  };
  const withPublicKeyAsSecret = async (): Promise<string> => {
    const pem = createPublicKey({ key: system.identity.keys.keys[0] as never, format: "jwk" }).export({
      type: "spki",
      format: "pem",
    });
    const [, payload] = (await minted({})).split(".");
    const head = Buffer.from(JSON.stringify({ alg: "HS256", kid: kid() })).toString("base64url");
    return `${head}.${payload}.${createHmac("sha256", pem).update(`${head}.${payload}`).digest("base64url")}`;
  };
  const bad: Record<string, () => Promise<string> | string> = {
    "that is absent": () => "",
    "that is no token": () => "abc",
    "that is expired": () => minted({ iat: seconds() - 7200, exp: seconds() - 3600 }),
    "without an end": () => minted({ exp: undefined }),
    "of the future (nbf)": () => minted({ nbf: seconds() + 600 }),
    "of the future (iat)": () => minted({ iat: seconds() + 600, exp: seconds() + 1200 }),
    "of another issuer": () => minted({ iss: "https://elsewhere.example" }),
    "of another client": () => minted({ aud: undefined, client_id: "another" }),
    "for another audience": () => minted({ aud: "another" }),
    "that is an ID token": () =>
      minted({ token_use: "id", client_id: undefined, aud: "huotong-portal", scope: undefined }),
    "that is a refresh token by its use": () => minted({ token_use: "refresh" }),
    "without the scope": () => minted({ scope: "openid" }),
    "with a scope that contains the word": () => minted({ scope: "nothuotong/api huotong/apis" }),
    "without a subject": () => minted({ sub: undefined }),
    "without a signature (none)": () => unsigned("none"),
    "without a signature (nOnE)": () => unsigned("nOnE"),
    unsecured: () => new UnsecuredJWT(claims()).setSubject(member.sub).setExpirationTime("1h").encode(),
    "signed with the public key as a secret": withPublicKeyAsSecret,
    "signed by a foreign key under our kid": () => signed(foreign.privateKey, {}),
    "signed by a foreign key that it brings along": async () =>
      signed(foreign.privateKey, { jwk: (await exportJWK(foreign.publicKey)) as JWK }),
    "that names an address for its key": () =>
      signed(foreign.privateKey, { jku: "https://evil.example/keys", x5u: "https://evil.example" }),
    "of an unknown kid": () => signed(foreign.privateKey, { kid: "../../etc/passwd" }),
    "signed with ES256": () => signed(curve.privateKey, { alg: "ES256" }),
    "that was altered": tampered,
    "that is two tokens": async () => `${await minted({})}, Bearer ${await minted({})}`,
  };
  for (const [what, make] of Object.entries(bad))
    it(`${what} opens nothing`, async () => {
      const token = await make();
      const reply = await ask(token && `Bearer ${token}`);
      expect([401, 403]).toContain(reply.status);
      expect(reply.headers.get("content-type")).toContain("application/problem+json");
      expect(now()).toBeGreaterThan(0);
    });

  it("of twelve kilobytes is refused before anybody reads it", async () => {
    expect((await ask(`Bearer ${"a".repeat(12_000)}`)).status).toBe(431);
  });

  it("of somebody who is no member, or was disabled, opens nothing", async () => {
    expect((await ask(`Bearer ${await system.identity.mint("nobody")}`)).status).toBe(403);
    const left = await system.member("finance", "HQ", { status: "disabled" });
    expect((await ask(`Bearer ${await system.identity.mint(left.sub)}`)).status).toBe(403);
  });

  it("is asked for on every guarded route", async () => {
    expect(guarded.length).toBeGreaterThan(10);
    for (const { route } of guarded) {
      const path = route.path.replace(/\{\w+\}/g, "x");
      const reply = await ask(undefined, path, { method: route.method });
      expect([route.name, reply.status]).toEqual([route.name, 401]);
      expect(await reply.json()).toMatchObject({ code: "identity/no-token" });
    }
  });
});

describe("the gateway", () => {
  it("knows no route: a problem in the reader's language", async () => {
    const reply = await ask(undefined, "/nothing/here", { headers: { "accept-language": "zh-CN" } });
    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ code: "request/no-such-route", title: "没有这个接口" });
    expect((await ask(undefined, "/company/policy", { method: "DELETE" })).status).toBe(404);
  });

  it("stops reading a body that is too large", async () => {
    const authorization = `Bearer ${await system.identity.mint(member.sub)}`;
    const status = await new Promise<number>((done, fail) => {
      const url = new URL("/company/policy", system.at.api);
      const request = httpRequest(
        url,
        { method: "PUT", headers: { authorization, "content-type": "application/json" } },
        (reply) => {
          reply.resume();
          done(reply.statusCode!);
        },
      );
      request.on("error", fail);
      request.write(Buffer.alloc(3_000_000, 32));
      request.end();
    }).catch((error: Error) => error.message);
    expect([413, "write EPIPE", "read ECONNRESET"]).toContain(status);
  });

  it("answers pages of exactly those origins that are ours", async () => {
    const cors = async (origin: string): Promise<string | null> =>
      (await ask(undefined, "/health", { headers: { origin } })).headers.get("access-control-allow-origin");
    expect(await cors(system.at.portal)).toBe(system.at.portal);
    for (const origin of ["https://evil.example", `${system.at.portal}.evil.example`, "null", "*"])
      expect(await cors(origin)).toBeNull();
  });

  it("sends its security headers with every answer", async () => {
    for (const path of ["/health", "/openapi.json", "/docs", "/company/policy", "/nothing"]) {
      const { headers } = await ask(undefined, path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    }
  });

  it("serves the documentation from this machine alone, without a script in the page", async () => {
    const page = await (await ask(undefined, "/docs")).text();
    for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await ask(undefined, path!)).status).toBe(200);
    expect(page).not.toMatch(/<script>|https?:/);
  });
});

describe("routes", () => {
  const of = (path: `/${string}`, name: string) => ({
    route: contract({
      name,
      summary: { en: "", zh: "" },
      method: "GET",
      path,
      who: "anyone",
      ok: { status: 200, body: z.object({}) },
      refusals: [],
      example: { reply: {} },
    }),
    run: name,
    may: [],
    ifBroken: "",
  });
  const find = router([
    of("/orders/{orderId}", "get"),
    of("/orders/mine", "mine"),
    of("/orders/{orderId}/lines", "lines"),
  ]);
  it("with a literal win over those with a name", () => {
    expect(find("GET", "/orders/mine")?.trigger.run).toBe("mine");
    expect(find("GET", "/orders/ord_1")).toMatchObject({ trigger: { run: "get" }, params: { orderId: "ord_1" } });
  });
  it("match whole paths, decoded", () => {
    expect(find("GET", "/orders/a%2Fb/lines")?.params).toEqual({ orderId: "a/b" });
    for (const path of ["/orders/", "/orders", "/orders/a/b", "/orders/%E0%A4%A", "/orders/mine/"])
      expect(find("GET", path)).toBeUndefined();
    expect(find("POST", "/orders/mine")).toBeUndefined();
  });
});
