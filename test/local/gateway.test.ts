import { request as httpRequest } from "node:http";
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

// The bad ones stand in test/security/tokens.test.ts.
describe("a token", () => {
  it("of the sign-in opens the door", async () => {
    expect((await ask(`Bearer ${await system.identity.mint(member.sub)}`)).status).toBe(200);
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
  });

  it("names the methods of a route that was asked by another one", async () => {
    const reply = await ask(undefined, "/company/policy", { method: "DELETE" });
    expect([reply.status, reply.headers.get("allow")]).toEqual([405, "GET, PUT"]);
    expect(await reply.json()).toMatchObject({ code: "request/no-such-method", facts: { methods: ["GET", "PUT"] } });
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

  it("lets pages post and fetch files, and reach no queue", async () => {
    const cors = async (path: string, origin: string): Promise<string | null> =>
      (await fetch(`${system.at.files}${path}`, { headers: { origin } })).headers.get("access-control-allow-origin");
    expect(await cors("/huotong-files/none", system.at.portal)).toBe(system.at.portal);
    expect(await cors("/huotong-files/none", "https://elsewhere.example")).toBeNull();
    for (const path of ["/", "/000000000000/huotong-files", "/huotong-files-of-others/none"])
      expect(await cors(path, system.at.portal)).toBeNull();
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
