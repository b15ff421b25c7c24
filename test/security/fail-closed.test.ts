import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import { freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { membershipKey } from "../../shared/membership.ts";
import { put, type Item } from "../../shared/table.ts";
import { isRoute } from "../../shared/triggers.ts";
import { call, httpEvent, type Member } from "../support/call.ts";
import { type AnyContract, root } from "../support/contracts.ts";
import { type Faults, tableFaults } from "./faults.ts";
import { requestFor } from "./requests.ts";
import { type TwoTenants, twoTenants } from "./world.ts";

const routes: AnyContract[] = allTriggers.filter(isRoute).map(({ route }) => route);
const guarded = routes.filter(({ who }) => typeof who !== "string");
let world: TwoTenants;
let faults: Faults;
beforeAll(async () => {
  world = await twoTenants();
  faults = tableFaults();
}, 120_000);
afterAll(() => world.stop());
const may = ({ who }: AnyContract): Member => world.members[who[0] as "admin"];

describe("what cannot be known is refused", () => {
  it("where the member's record cannot be read: nothing else is asked for, nothing is done", async () => {
    const answers = new Map<number, number>();
    for (const route of guarded) {
      world.system.time.pass(31); // what is remembered of members is forgotten
      faults.from(1);
      const { status } = await call(route, { ...requestFor(route, world.own), as: may(route) });
      expect([route.name, faults.seen]).toEqual([route.name, 1]);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
    faults.from(0);
    expect([...answers]).toEqual([[500, guarded.length]]);
  });

  it("where every reading fails: no request asks for more than two things before it gives up", async () => {
    const asked: Record<string, number> = {};
    for (const route of guarded) {
      const request = { ...requestFor(route, world.own), as: may(route) };
      faults.from(0);
      await call(route, request); // the member is known from now on
      faults.from(Infinity);
      await call(route, request);
      asked[route.name] = faults.seen;
    }
    faults.from(0);
    expect(Object.entries(asked).filter(([, n]) => n > 2)).toEqual([]);
    // Others ask for one: each attempt beyond it would come on top of a store that is already overloaded.
    const two = Object.keys(asked).filter((name) => asked[name] === 2);
    expect(two.toSorted()).toEqual(["get-receivables", "get-sku-forecast", "get-supply-plan", "get-timeline", "get-transfer", "list-catalogue", "list-inbox", "list-sku-stock", "search-all", "set-credit-limit"]); // prettier-ignore
  });

  it("where any one reading fails: no route that asks answers as if nothing were amiss", async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const route of guarded.filter(({ method, asksOnly }) => method === "GET" || asksOnly)) {
      const request = { ...requestFor(route, world.own), as: may(route) };
      for (let failing = 1; ; failing += 1) {
        world.system.time.pass(31);
        await faults.quiet();
        faults.from(failing);
        const { status } = await call(route, request);
        if (faults.seen < failing) break;
        tried += 1;
        if (status < 500) wrong.push(`${route.name} answers ${status} without its reading ${failing}`);
      }
    }
    faults.from(0);
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(guarded.length);
    console.log(`fail closed: ${tried} readings failed one by one, 0 answered`);
  });

  it("where the member's record is not whole", async () => {
    const { own, members } = world;
    const { userId, name, email, locale } = members.admin;
    const whole = { userId, name, email, locale, tenant: "HQ", role: "admin", status: "active" };
    const broken: Record<string, object> = {
      "without a status": { status: undefined },
      "of another status": { status: "ACTIVE" },
      "of a list of statuses": { status: ["active"] },
      "without a role": { role: undefined },
      "of an unknown role": { role: "root" },
      "of a list of roles": { role: ["admin"] },
      "of the role __proto__": { role: "__proto__" },
      "without a tenant": { tenant: undefined },
      "of the tenant null": { tenant: null },
      "of no tenant": { tenant: "" },
      "of a list of tenants": { tenant: ["HQ"] },
      "of HQ's role at a distributor": { tenant: own.distributorId },
      "of a distributor's role at HQ": { role: "manager" },
      "without a user": { userId: undefined },
    };
    const wrong: string[] = [];
    for (const [what, change] of Object.entries(broken)) {
      const sub = freshToken();
      await commit([put({ ...membershipKey(sub), type: "membership", ...whole, ...change } as unknown as Item)]);
      for (const route of guarded) {
        const { status } = await call(route, { ...requestFor(route, own), as: { sub } });
        if (status < 400) wrong.push(`${what}: ${route.name} answers ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    console.log(`fail closed: ${Object.keys(broken).length} broken records × ${guarded.length} routes, 0 answered`);
  });

  it("where the gateway says nothing of the token, or says it strangely", async () => {
    const { sub } = world.members.admin;
    const strange: unknown[] = [
      undefined,
      {},
      { jwt: {} },
      { jwt: { claims: {} } },
      { jwt: { claims: { sub } } },
      { jwt: { claims: { sub, token_use: "id" } } },
      { jwt: { claims: { sub, token_use: "[access]" } } },
      { jwt: { claims: { sub: [sub], token_use: "access" } } },
      { jwt: { claims: { sub: "", token_use: "access" } } },
      { lambda: { sub, token_use: "access" } },
      { claims: { sub, token_use: "access" } },
    ];
    let tried = 0;
    for (const route of guarded)
      for (const authorizer of strange) {
        const event = httpEvent(route, requestFor(route, world.own));
        Object.assign(event.requestContext, { authorizer });
        const trigger = allTriggers.filter(isRoute).find((one) => one.route === route)!;
        const { handler } = (await import(
          /* @vite-ignore */ pathToFileURL(join(root, "functions", `${trigger.run}.ts`)).href
        )) as {
          handler: (event: object, context: object) => Promise<{ statusCode: number }>;
        };
        const { statusCode } = await handler(event, {});
        expect([route.name, authorizer, [401, 403].includes(statusCode)]).toEqual([route.name, authorizer, true]);
        tried += 1;
      }
    expect(tried).toBe(guarded.length * strange.length);
  });
});
