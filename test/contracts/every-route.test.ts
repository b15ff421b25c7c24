import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshToken } from "../../shared/clock.ts";
import { distributorRoles, roles } from "../../shared/contracts/contract.ts";
import { aMember, call, type CallOptions, type Reply } from "../support/call.ts";
import { type AnyContract, contractsByName } from "../support/contracts.ts";
import { wrongIn } from "./problem.ts";
import { aWorld, type World } from "./world.ts";

let world: World;
let routes: AnyContract[];
beforeAll(async () => {
  world = await aWorld();
  routes = [...(await contractsByName()).values()];
}, 60_000);
afterAll(() => world.stop());

const signedIn = () => routes.filter(({ who }) => typeof who !== "string");
const withBody = () => routes.filter(({ body }) => body !== undefined);
const keyed = () => signedIn().filter(({ method, asksOnly }) => method === "POST" && !asksOnly);
/** Somebody who may; nobody where a signature is what counts. */
const may = ({ who }: AnyContract) => (typeof who === "string" ? undefined : world.members[who[0]!]);
const exampleOf = (route: AnyContract): CallOptions => ({ as: may(route), ...structuredClone(route.example) });

/** Sends it to each of the routes in both languages; the answers that are not this problem. */
const wrongAnswers = async (
  to: readonly AnyContract[],
  code: string,
  request: (route: AnyContract) => CallOptions | Promise<CallOptions>,
): Promise<string[]> => {
  expect(to.length).toBeGreaterThan(0);
  const wrong: string[] = [];
  for (const route of to)
    for (const language of ["en", "zh"] as const) {
      const options = await request(route);
      const headers = { "accept-language": language === "zh" ? "zh-CN,zh;q=0.9" : "en", ...options.headers };
      const found = wrongIn(await call(route, { ...options, headers }), code, language);
      if (found) wrong.push(`${route.name} (${language}): ${found}`);
    }
  return wrong;
};

describe("every route that needs a member", () => {
  it("answers nobody", async () => {
    expect(await wrongAnswers(signedIn(), "identity/no-token", (r) => ({ ...exampleOf(r), as: undefined }))).toEqual(
      [],
    );
  });
  it("knows no stranger", async () => {
    const as = { sub: "a-stranger" };
    expect(await wrongAnswers(signedIn(), "identity/not-a-member", (r) => ({ ...exampleOf(r), as }))).toEqual([]);
  });
  it("lets nobody in who was disabled", async () => {
    const disabled = new Map(
      await Promise.all(
        roles.map(async (role) => {
          const { tenant } = world.members[role];
          return [role, await aMember(role, tenant, { status: "disabled" })] as const;
        }),
      ),
    );
    const request = (route: AnyContract) => {
      const [role] = route.who as readonly (typeof roles)[number][];
      return { ...exampleOf(route), as: disabled.get(role!) };
    };
    expect(await wrongAnswers(signedIn(), "identity/not-a-member", request)).toEqual([]);
  });
  it.each(roles)("refuses a %s where its contract does not name the role", async (role) => {
    const closed = signedIn().filter(({ who }) => !who.includes(role as never));
    const as = world.members[role];
    expect(await wrongAnswers(closed, "identity/not-allowed", (r) => ({ ...exampleOf(r), as }))).toEqual([]);
  });
});

describe("every route that takes a body", () => {
  it("wants JSON", async () => {
    const request = (r: AnyContract) => ({ ...exampleOf(r), body: '{"lines": [' });
    expect(await wrongAnswers(withBody(), "request/not-json", request)).toEqual([]);
  });
  it("wants it to say that it is JSON", async () => {
    const to = withBody().filter(({ who }) => who !== "signed");
    const headers = { "content-type": "text/plain" };
    expect(await wrongAnswers(to, "request/wrong-content-type", (r) => ({ ...exampleOf(r), headers }))).toEqual([]);
  });
  it("names a field that it does not know", async () => {
    const request = (r: AnyContract) => ({ ...exampleOf(r), body: { ...(r.example.body as object), surprise: 1 } });
    expect(await wrongAnswers(withBody(), "request/invalid", request)).toEqual([]);
  });
  it("takes at most 256 KiB", async () => {
    const request = (r: AnyContract) => ({ ...exampleOf(r), body: JSON.stringify({ much: "货".repeat(90_000) }) });
    expect(await wrongAnswers(withBody(), "request/too-large", request)).toEqual([]);
  });
});

describe("every route", () => {
  it("names a query parameter that it does not know", async () => {
    const to = routes.filter(({ who }) => who !== "signed");
    const request = (r: AnyContract) => ({ ...exampleOf(r), query: { ...r.example.query, surprise: "1" } });
    expect(await wrongAnswers(to, "request/invalid", request)).toEqual([]);
  });
});

describe("every route that takes effect once", () => {
  it("wants a key", async () => {
    expect(await wrongAnswers(keyed(), "idempotency/key-missing", (r) => ({ ...exampleOf(r), key: null }))).toEqual([]);
  });
  it("wants a key of at most 255 visible characters", async () => {
    for (const key of ["k".repeat(256), "钥匙", "two words"])
      expect(await wrongAnswers(keyed(), "idempotency/key-missing", (r) => ({ ...exampleOf(r), key }))).toEqual([]);
  });
  it("answers a repetition as it answered first, and another request with the same key not at all", async () => {
    const key = freshToken();
    for (const route of keyed()) {
      const first = await call(route, { ...exampleOf(route), key });
      expect(first.status, route.name).toBeLessThan(500);
      expect(await call(route, { ...exampleOf(route), key })).toEqual(first);
    }
    const other = (r: AnyContract) => ({ ...exampleOf(r), ...anotherOf(r), key });
    // What takes nothing cannot be asked for anything else.
    const takesSomething = keyed().filter(({ example }) => example.params ?? example.body);
    expect(await wrongAnswers(takesSomething, "idempotency/key-reused", other)).toEqual([]);
  });
});

/** The example with another id in its path, or one field of its body a little different. */
const anotherOf = ({ example, body }: AnyContract): CallOptions => {
  const [param] = Object.keys(example.params ?? {});
  if (param) return { params: { ...example.params, [param]: `${example.params![param]}x` } };
  const sent = example.body as Record<string, unknown>;
  for (const [name, value] of Object.entries(sent)) {
    const others = Array.isArray(value)
      ? [value.map((one) => `${one}x`)]
      : [`${String(value)}x`, "en", "stock", "W", Number(value) + 1, !value, undefined];
    for (const other of others) {
      const changed = { ...sent, [name]: other };
      if (other !== value && body!.safeParse(changed).success) return { body: changed };
    }
  }
  throw new Error(`no other body than ${JSON.stringify(sent)}`);
};

/** Wire names of what a distributor may own. */
const tenantOwned = [
  "orderId",
  "distributorId",
  "userId",
  "shipmentId",
  "locationId",
  "invoiceId",
  "alertId",
  "savedListId",
];
/** An id of the right kind that nothing has. */
const missing = (id: string): string => `${id.split("_")[0]}_${"0".repeat(id.length - id.indexOf("_") - 1)}`;
const told = ({ status, body }: Reply, id: string): string => {
  const { instance: _, ...rest } = body ?? {};
  return `${status} ${JSON.stringify(rest).replaceAll(id, "<id>")}`;
};

describe("what is another's", () => {
  it("is answered like what is missing, by every route with an id in its path", async () => {
    let asked = 0;
    const wrong: string[] = [];
    for (const route of signedIn()) {
      const names = Object.keys(route.example.params ?? {}).filter((name) => tenantOwned.includes(name));
      const role = distributorRoles.findLast((one) => route.who.includes(one as never));
      if (!role || names.length === 0) continue;
      for (const name of names) {
        const { as: _, ...request } = exampleOf(route);
        const ask = async (id: string) => {
          const params = { ...world.own, ...route.example.params, sku: "TEA-1", [name]: id } as Record<string, string>;
          const named = Object.fromEntries(Object.keys(route.example.params!).map((one) => [one, params[one]!]));
          return told(await call(route, { ...request, as: world.members[role], params: named }), id);
        };
        const [theirs, none] = [await ask(world.foreign[name]!), await ask(missing(world.foreign[name]!))];
        asked += 1;
        if (!theirs.startsWith("404 ") || theirs !== none) wrong.push(`${route.name} ${theirs} | ${none}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(15);
  });
  it("is answered like what is missing, by every route with an id in its query", async () => {
    let asked = 0;
    const wrong: string[] = [];
    const things = (from: Record<string, string>): Record<string, string> => ({
      ...from,
      tenant: from.distributorId!,
      locations: from.locationId!,
    });
    const theirs = things(world.foreign);
    for (const route of signedIn()) {
      const role = distributorRoles.findLast((one) => route.who.includes(one as never));
      const shape = (route.query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {};
      if (!role) continue;
      for (const name of Object.keys(shape).filter((one) => one in theirs && one !== "sku")) {
        const fixed = { ...route.example.query };
        if ("sku" in shape) fixed.sku = "TEA-1";
        const ask = async (id: string) =>
          told(await call(route, { as: world.members[role], query: { ...fixed, [name]: id } }), id);
        const [foreign, none] = [await ask(theirs[name]!), await ask(missing(theirs[name]!))];
        asked += 1;
        if (foreign !== none) wrong.push(`${route.name}?${name} ${foreign} | ${none}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(5);
  });
  it("is answered like what is missing, where a body names it", async () => {
    const { members, foreign, own } = world;
    const contracts = await contractsByName();
    const lines = [{ sku: "TEA-1", quantity: 1 }];
    const bodies: [name: string, body: (things: Record<string, string>) => object][] = [
      ["quoteOrder", ({ distributorId }) => ({ distributorId, lines })],
      ["createOrder", ({ distributorId }) => ({ distributorId, lines })],
      ["adjustStock", ({ locationId }) => ({ reason: "sold", locationId, lines })],
      [
        "inviteUser",
        ({ distributorId }) => ({
          email: "x@example.com",
          name: "陈伟",
          tenant: distributorId,
          role: "buyer",
          locale: "en",
        }),
      ],
    ];
    for (const [name, body] of bodies) {
      const ask = async (id: string, things: Record<string, string>) =>
        told(await call(contracts.get(name)!, { as: members.manager, body: body(things) }), id);
      for (const kind of ["distributorId", "locationId"]) {
        const none = missing(foreign[kind]!);
        if (!JSON.stringify(body(foreign)).includes(foreign[kind]!)) continue;
        const theirs = await ask(foreign[kind]!, { ...own, [kind]: foreign[kind]! });
        expect([name, theirs]).toEqual([name, await ask(none, { ...own, [kind]: none })]);
        expect(theirs).toMatch(/^4(04|22) /);
      }
    }
  });
  it("is missing to HQ, too, where there is no such thing", async () => {
    const to = signedIn().filter((r) => Object.values(r.example.params ?? {}).some((id) => /^[a-z]+_/.test(id)));
    const hq = to.filter(({ who }) => !distributorRoles.some((role) => who.includes(role as never)));
    const request = (route: AnyContract) => {
      const params = Object.entries(route.example.params!).map(([name, id]) => [name, missing(id)]);
      return { ...exampleOf(route), params: Object.fromEntries(params) as Record<string, string> };
    };
    expect(await wrongAnswers(hq, "record/not-found", request)).toEqual([]);
  });
});
