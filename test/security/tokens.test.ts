import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import { getPolicy } from "../../shared/contracts/company.ts";
import type * as httpModule from "../../shared/http.ts";
import { isRoute } from "../../shared/triggers.ts";
import { aMember, call, type Member } from "../support/call.ts";
import type { AnyContract } from "../support/contracts.ts";
import { startSystem, type TestSystem } from "../support/system.ts";
import { badTokens } from "./bad-tokens.ts";

/** How often a member's own code was reached: past the gateway, the member's record and the role. */
const ran = vi.hoisted(() => ({ handlers: 0, entryPoints: 0 }));
vi.mock("../../shared/http.ts", async (original) => {
  const real = await original<typeof httpModule>();
  const http = (contract: never, run: (request: never) => never) => {
    const handler = real.http(contract, ((request: never) => {
      ran.entryPoints += 1;
      return run(request);
    }) as never);
    return (...call: Parameters<typeof handler>) => {
      ran.handlers += 1;
      return handler(...call);
    };
  };
  return { ...real, http };
});

const routes: AnyContract[] = allTriggers.filter(isRoute).map(({ route }) => route);
const guarded = routes.filter(({ who }) => typeof who !== "string");
let system: TestSystem;
let admin: Member;
let bad: ReturnType<typeof badTokens>;
beforeAll(async () => {
  system = await startSystem();
  admin = await system.member("admin");
  bad = badTokens(system, admin.sub);
});
afterAll(() => system.stop());

const ask = async (
  { path, method, example }: AnyContract,
  authorization: string,
): Promise<{ status: number; text: string }> => {
  const url = `${system.at.api}${path.replace(/\{(\w+)\}/g, (_, name: string) => example.params?.[name] ?? "x")}`;
  const reply = await fetch(url, {
    method,
    headers: { "content-type": "application/json", "idempotency-key": "k", ...(authorization && { authorization }) },
    ...(example.body !== undefined && { body: JSON.stringify(example.body) }),
  });
  return { status: reply.status, text: await reply.text() };
};

describe("a token", () => {
  it("of the sign-in reaches the code of every route", async () => {
    const before = ran.handlers;
    const token = await system.identity.mint(admin.sub);
    for (const route of guarded) expect((await ask(route, `Bearer ${token}`)).status).not.toBe(401);
    expect(ran.handlers - before).toBe(guarded.length);
    expect(ran.entryPoints).toBeGreaterThan(20);
  });

  it("that is wrong in any way opens no route, and runs nothing of it", async () => {
    const before = { ...ran };
    const wrong: string[] = [];
    let asked = 0;
    for (const [what, make] of Object.entries(bad)) {
      const token = await make();
      const scheme = token && `Bearer ${token}`;
      for (const route of guarded) {
        const { status, text } = await ask(route, scheme);
        asked += 1;
        if ((status !== 401 && status !== 403) || !text.includes('"code":"identity/'))
          wrong.push(`${what}: ${route.name} answers ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(Object.keys(bad).length).toBeGreaterThanOrEqual(20);
    expect(asked).toBe(guarded.length * Object.keys(bad).length);
    expect(ran.entryPoints).toBe(before.entryPoints);
    // The gateway cannot tell an ID token that bears our scope from an access token: the check in shared/http.ts does.
    const throughTheGateway = ["that is an ID token with our scope", "that is a refresh token by its use"].length;
    expect(ran.handlers - before.handlers).toBe(throughTheGateway * guarded.length);
    console.log(
      `tokens: ${Object.keys(bad).length} bad ones × ${guarded.length} routes = ${asked} requests, 0 entry points run`,
    );
  });

  it("of twelve kilobytes is refused before anybody reads it, on every route", async () => {
    const before = ran.handlers;
    for (const route of guarded) expect((await ask(route, `Bearer ${"a".repeat(12_000)}`)).status).toBe(431);
    expect(ran.handlers).toBe(before);
  });

  it("of somebody who is no member opens no route", async () => {
    const token = await system.identity.mint("nobody");
    const before = ran.entryPoints;
    for (const route of guarded) expect((await ask(route, `Bearer ${token}`)).status).toBe(403);
    expect(ran.entryPoints).toBe(before);
  });

  it("gives no role and no tenant: what it claims of them is not read", async () => {
    const viewer = await system.member("viewer", "dst_1");
    const claims = {
      "cognito:groups": ["admin", "not-admin"],
      "custom:role": "admin",
      "custom:tenant": "HQ",
      role: "admin",
      tenant: "HQ",
      groups: "admin",
    };
    const token = await system.identity.mint(viewer.sub, claims);
    const closed = guarded.filter(({ who }) => !who.includes("viewer"));
    expect(closed.length).toBeGreaterThan(20);
    for (const route of closed) expect((await ask(route, `Bearer ${token}`)).status).toBe(403);
  });
});

describe("a disabled member", () => {
  it("is out after thirty seconds, and told so", async () => {
    const person = await system.member("admin");
    const get = () => call(getPolicy, { as: person });
    expect((await get()).status).toBe(200);
    await aMember("admin", "HQ", { ...person, status: "disabled" });
    system.time.pass(30);
    const { status, body } = await get();
    expect([status, body.code]).toEqual([403, "identity/not-a-member"]);
    expect(body.title).toMatch(/no access/);
  });
});
