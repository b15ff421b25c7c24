import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import { digest } from "../../shared/clock.ts";
import { isRoute } from "../../shared/triggers.ts";
import { call, type CallOptions, type Reply } from "../support/call.ts";
import type { AnyContract } from "../support/contracts.ts";
import type { Things } from "../contracts/world.ts";
import { marksOf, textsIn } from "./marks.ts";
import { rowsOf } from "./rows.ts";
import { missing, requestFor, type Slot, slotsOf } from "./requests.ts";
import { type Principal, type TwoTenants, twoTenants, words } from "./world.ts";

/** The matrix of API1 and API5: every route of the triggers × every principal × own, another's and missing things, in every place where an id stands. */
const routes: AnyContract[] = allTriggers.filter(isRoute).map(({ route }) => route);
let world: TwoTenants;
let marks: { ofA: string[]; ofB: string[] };
const looked = { cells: 0, open: 0, done: 0, pairs: 0, leakChecks: 0 };
const wrong: string[] = [];

type Whose = "own" | "another's" | "missing";
interface Cell {
  route: AnyContract;
  principal: Principal;
  slot?: Slot;
  whose: Whose;
}
const nameOf = ({ route, principal, slot, whose }: Cell): string =>
  `${route.name}, ${principal.name}, ${slot ? `${whose} ${slot.part}.${slot.path.join(".")}` : "no id"}`;
const thingsOf = ({ side }: Principal): { own: Things; others: Things } =>
  side === "B" ? { own: world.foreign, others: world.own } : { own: world.own, others: world.foreign };

const requestOf = ({ route, principal, slot, whose }: Cell): CallOptions => {
  const { own, others } = thingsOf(principal);
  if (!slot) return requestFor(route, own);
  if (whose === "another's" && principal.side === "HQ") return requestFor(route, others, { only: { slot, id: others[slot.kind]! } }); // prettier-ignore
  const id = { own: own[slot.kind]!, "another's": others[slot.kind]!, missing: missing(own[slot.kind]!) }[whose];
  return requestFor(route, own, { only: { slot, id } });
};
/** The same key for the same request, whoever sends it: what B was answered must not be replayed to A. */
const send = async (cell: Cell): Promise<Reply> => {
  const request = requestOf(cell);
  const key = cell.route.method === "POST" ? digest(JSON.stringify(request)) : null; // prettier-ignore
  return call(cell.route, { ...request, key, ...(cell.principal.member && { as: cell.principal.member }) });
};
const isIn = ({ member }: Principal, { who }: AnyContract): boolean =>
  typeof who === "string" || (member !== undefined && who.includes(member.role));

/** What the contract's `who` and the ownership of the thing make of a cell. */
type Verdict = "nobody" | "disabled" | "other role" | "unsigned" | "open" | "hidden" | "as if missing";
const verdictOf = ({ route, principal, slot, whose }: Cell): Verdict => {
  if (route.who === "signed") return "unsigned";
  if (route.who === "anyone") return "open";
  if (principal.side === "nobody") return "nobody";
  if (principal.side === "disabled") return "disabled";
  if (!isIn(principal, route)) return "other role";
  if (whose === "own" || !slot || (principal.side === "HQ" && whose === "another's")) return "open";
  return slot.part === "params" ? "hidden" : "as if missing";
};
const fits: Record<Verdict, (status: number, code: string) => boolean> = {
  nobody: (status, code) => status === 401 && code === "identity/no-token",
  disabled: (status, code) => status === 403 && code === "identity/not-a-member",
  "other role": (status, code) => status === 403 && code === "identity/not-allowed",
  unsigned: (status) => status === 401,
  // Through the door: done, or refused by a rule of the business, which a stale version is.
  open: (status, code) =>
    status < 500 && !/^(identity|request|idempotency)\/(?!inconsistent)|^record\/not-found$/.test(code),
  hidden: (status, code) => status === 404 && code === "record/not-found",
  "as if missing": (status, code) => status < 500 && !/^(identity|idempotency)\//.test(code),
};
const look = (cell: Cell, { status, body }: Reply): void => {
  looked.cells += 1;
  const verdict = verdictOf(cell);
  if (verdict === "open") looked[status < 300 ? "done" : "open"] += 1;
  if (!fits[verdict](status, body?.code ?? ""))
    wrong.push(`${nameOf(cell)}: wants ${verdict}, is ${status} ${JSON.stringify(body).slice(0, 200)}`);
  const { side } = cell.principal;
  if (!marks || (side !== "A" && side !== "B")) return;
  looked.leakChecks += 1;
  const { instance: _, ...told } = body ?? {};
  // What the caller said himself is no news to him.
  const said = JSON.stringify(requestOf(cell));
  const text = textsIn(told).join("\n");
  const leaked = marks[side === "A" ? "ofB" : "ofA"].filter((mark) => text.includes(mark) && !said.includes(mark));
  if (leaked.length > 0) wrong.push(`${nameOf(cell)} leaks ${leaked.slice(0, 3).join(", ")}`);
};

const cellsOf = (principal: Principal, whose: readonly Whose[]): Cell[] =>
  routes.flatMap((route): Cell[] => {
    const slots = slotsOf(route);
    const about = slots.flatMap((slot) =>
      whose.filter((one) => one !== "another's" || slot.tenantOwned).map((one) => ({ route, principal, slot, whose: one })),
    ); // prettier-ignore
    return slots.length > 0 ? about : whose.includes("own") ? [{ route, principal, whose: "own" as const }] : [];
  });
const principalsOf = (...sides: Principal["side"][]): Principal[] =>
  world.principals.filter(({ side }) => sides.includes(side));
const run = async (principals: readonly Principal[], whose: readonly Whose[]): Promise<Map<string, Reply>> => {
  const replies = new Map<string, Reply>();
  for (const cell of principals.flatMap((principal) => cellsOf(principal, whose))) {
    const reply = await send(cell);
    replies.set(nameOf(cell), reply);
    look(cell, reply);
  }
  return replies;
};

beforeAll(async () => {
  world = await twoTenants();
  // B works first, so that what it was answered lies there to be stolen.
  await run(principalsOf("B"), ["own"]);
  const { own, foreign, members, theirManager } = world;
  const [ours, theirs] = [
    { manager: members.manager, things: own, words: Object.values(words.own) },
    { manager: theirManager, things: foreign, words: Object.values(words.foreign) },
  ];
  marks = { ofA: await marksOf(routes, ours, theirs), ofB: await marksOf(routes, theirs, ours) };
}, 180_000);
afterAll(() => world.stop());

describe("the access matrix", () => {
  it("knows something to look for", () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(marks.ofA.length).toBeGreaterThan(30);
    expect(marks.ofB.length).toBeGreaterThan(30);
  });
  it("lets nobody touch what is another's, and answers it byte for byte like what is missing", async () => {
    const before = await rowsOf(world.foreign.distributorId!);
    expect(before.size).toBeGreaterThan(20);
    const replies = await run(principalsOf("A"), ["another's", "missing"]);
    expect(await rowsOf(world.foreign.distributorId!)).toEqual(before);
    await run(principalsOf("B"), ["another's", "missing"]);
    for (const [name, theirs] of replies) {
      const none = replies.get(name.replace("another's", "missing"))!;
      if (!name.includes("another's")) continue;
      looked.pairs += 1;
      const blank = (reply: Reply): string =>
        Object.keys(world.own).reduce(
          (text, one) => text.replaceAll(world.foreign[one]!, "<id>").replaceAll(missing(world.own[one]!), "<id>"),
          JSON.stringify(reply),
        );
      if (blank(theirs) !== blank(none)) wrong.push(`${name}: ${blank(theirs)} is not ${blank(none)}`);
    }
    expect(wrong).toEqual([]);
    expect(looked.pairs).toBeGreaterThan(100);
  });
  it("lets in whom the contract names, and nobody else", async () => {
    await run(principalsOf("nobody", "disabled"), ["own", "another's", "missing"]);
    await run(principalsOf("A"), ["own"]);
    await run(principalsOf("HQ"), ["own", "another's", "missing"]);
    expect(wrong).toEqual([]);
  });
  it("gives no page of another's list for another's cursor", async () => {
    const { members, theirManager, own, foreign } = world;
    let cursors = 0;
    for (const route of routes) {
      if (route.method !== "GET" || typeof route.who === "string" || !route.who.includes("manager")) continue;
      if (!("cursor" in ((route.query as { shape?: object } | undefined)?.shape ?? {}))) continue;
      const { query = {}, ...theirs } = requestFor(route, foreign);
      const first = await call(route, { ...theirs, query: { ...query, limit: "1" }, as: theirManager });
      if (!first.body?.cursor) continue;
      cursors += 1;
      const { query: mine = {}, ...request } = requestFor(route, own);
      const stolen = { ...mine, limit: "100", cursor: first.body.cursor as string };
      const { status, body } = await call(route, { ...request, query: stolen, as: members.manager });
      const text = textsIn(body).join("\n");
      const leaked = marks.ofB.filter((mark) => mark !== stolen.cursor && text.includes(mark));
      expect([route.name, status === 200 || status === 400, leaked]).toEqual([route.name, true, []]);
    }
    expect(cursors).toBeGreaterThan(3);
    console.log(`cursors of another: ${cursors}`);
  });
  it("was looked at", () => {
    const { cells, done, open, pairs, leakChecks } = looked;
    expect(cells).toBeGreaterThan(routes.length * world.principals.length);
    expect(done).toBeGreaterThan(200);
    console.log(
      `access: ${routes.length} routes × ${world.principals.length} principals = ${cells} cells; ${done} done, ${open} refused by a rule past the door; ` +
        `${pairs} pairs of another's and missing alike; ${leakChecks} answers searched for ${marks.ofA.length} and ${marks.ofB.length} marks`,
    );
  });
});
