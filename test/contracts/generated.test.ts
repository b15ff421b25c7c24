import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../../shared/contracts/contract.ts";
import { everywhere } from "../../shared/contracts/refusals.ts";
import { call, type Reply } from "../support/call.ts";
import { type AnyContract, contractsByName } from "../support/contracts.ts";
import { type Generated, invalidRequests, type Known, validRequests } from "./requests.ts";
import { aWorld, type World } from "./world.ts";

const each = 200;
/** Commands one by one: several at once on one thing may rightly be told that it is busy. */
const atOnce = ({ method, asksOnly }: AnyContract): number => (method === "GET" || asksOnly ? 8 : 1);
let world: World;
let known: Known;
const routes = [...(await contractsByName()).values()].filter(({ who }) => typeof who !== "string");

beforeAll(async () => {
  world = await aWorld();
  const ids = Object.values({ own: world.own, foreign: world.foreign }).flatMap((things) => Object.values(things));
  known = Object.fromEntries(
    Map.groupBy(
      ids.filter((id) => id.includes("_")),
      (id) => `${id.split("_")[0]}_`,
    ),
  );
  known = { ...known, sku: ["TEA-1", "TEA-2", "WATER-1", "WATER-2"] };
}, 60_000);
afterAll(() => world.stop());

/** Each request by one of the roles that may, in turn. What is wrong with the answers, and how many of each status there were. */
const sendAll = async (
  route: AnyContract,
  requests: readonly Generated[],
  isWrong: (reply: Reply, request: Generated) => boolean,
): Promise<{ wrong: string[]; counts: Map<number, number> }> => {
  const roles = route.who as readonly Role[];
  const wrong: string[] = [];
  const counts = new Map<number, number>();
  const queue = requests.entries();
  const work = async (): Promise<void> => {
    for (const [i, request] of queue) {
      const reply = await call(route, { ...request, as: world.members[roles[i % roles.length]!] });
      counts.set(reply.status, (counts.get(reply.status) ?? 0) + 1);
      if (isWrong(reply, request))
        wrong.push(`${reply.status} ${JSON.stringify(reply.body)} to ${JSON.stringify(request).slice(0, 1_000)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce(route) }, work));
  return { wrong, counts };
};

/** Broken, or refused with what the contract does not name or in a text that lacks its facts. */
const isFault = ({ refusals }: AnyContract, { status, body }: Reply): boolean =>
  status >= 500 ||
  (status >= 400 && (![...refusals, ...everywhere].includes(body.code) || /\{\w+\}/.test(body.detail)));
/** Whether it finds fault with something that was said; HQ is rightly asked to say whom it means. */
const blames = ({ errors }: { errors: { path: string }[] }, request: Generated): boolean =>
  errors.some(({ path }) => {
    const [part, name] = path.split(".") as ["query", string];
    return part !== "query" || request.query?.[name] !== undefined;
  });

describe(`${each} valid and ${each} invalid requests to each route`, () => {
  const sent = { valid: 0, invalid: 0 };
  it.for(routes)("$name", async (route) => {
    const sample = (of: typeof validRequests) => fc.sample(of(route, known), { numRuns: each, seed: 2_026 });
    const valid = await sendAll(
      route,
      route.params || route.query || route.body ? sample(validRequests) : Array.from({ length: each }, () => ({})),
      (reply, request) =>
        isFault(route, reply) ||
        (/^request\/in(valid|consistent)$/.test(reply.body?.code) && blames(reply.body, request)),
    );
    expect(valid.wrong.slice(0, 3)).toEqual([]);
    const invalid = await sendAll(
      route,
      sample(invalidRequests),
      (reply, { query }) => isFault(route, reply) || (reply.status < 400 && !query?.cursor),
    );
    expect(invalid.wrong.slice(0, 3)).toEqual([]);
    for (const [kind, { counts }] of Object.entries({ valid, invalid }))
      sent[kind as "valid"] += [...counts.values()].reduce((a, b) => a + b, 0);
  });
  it("were sent", () => {
    expect(sent).toEqual({ valid: routes.length * each, invalid: routes.length * each });
  });
});
