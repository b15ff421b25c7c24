import { beforeAll, describe, expect, it } from "vitest";
import { handler as indexDistributor } from "../../functions/search/index-distributor.event.ts";
import { handler as indexUser } from "../../functions/search/index-user.event.ts";
import { enrolment } from "../../functions/users/index.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { changeDistributor, type Distributor } from "../../shared/contracts/distributors.ts";
import type { UserId } from "../../shared/contracts/primitives.ts";
import { type Hit, searchAll } from "../../shared/contracts/search.ts";
import { queryAll, read } from "../../shared/table.ts";
import { anEntry, aWarehouse, editOf, register } from "../distributors/builders.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { batchOf, eventsOf, hear } from "../support/heard.ts";

let admin: Member;
let place: string;
const search = async (q: string, query: Record<string, string> = {}): Promise<{ items: Hit[]; more: boolean }> => {
  const reply = await call(searchAll, { as: admin, query: { q, ...query } });
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply.body;
};
const ids = async (q: string, query: Record<string, string> = {}) => (await search(q, query)).items.map(({ id }) => id);
const eventsAbout = (d: Distributor) => eventsOf(`DIST#${d.id}`);
const rename = async (d: Distributor, more: object): Promise<Distributor> => {
  const body = { distributor: { ...editOf(d), ...more }, reason: "更名", expectedVersion: d.version };
  const reply = await call(changeDistributor, { as: admin, params: { distributorId: d.id }, body });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body;
};
/** Every row that the index holds for it, by looking where its remembered rows say. */
const rowsOf = async (d: Distributor): Promise<string[]> => {
  const kept = await read<{ rows: string[]; unfinished: boolean }>({ pk: `FOUND#distributor#${d.id}`, sk: "ROWS" });
  expect(kept?.unfinished).toBe(false);
  return kept?.rows ?? [];
};

beforeAll(async () => {
  await startEngine();
  admin = await aMember("admin");
  place = await aWarehouse(admin);
});

describe("the search box", () => {
  it("finds a distributor by any of its data", async () => {
    const document = { id: "doc_1", kind: "食品经营许可证", number: "JY14401060000001" };
    const d = await register(admin, anEntry(place, { qualifications: [document] }));
    await hear(indexDistributor, await eventsAbout(d));
    const wanted: [string, string][] = [
      ["天河贸易", "name"],
      ["gz-001", "code"],
      ["天河区天", "legalName"],
      ["5XYZ1234", "taxNumber"],
      ["陈伟", "contact"],
      ["伟", "contact"],
      ["chen@exam", "contact"],
      ["8000", "phone"],
      ["13800138000", "phone"],
      ["华南", "region"],
      ["佛山", "region"],
      ["天河路", "address"],
      ["食品经营", "qualification"],
      ["JY1440", "qualification"],
    ];
    for (const [q, field] of wanted) {
      const { items, more } = await search(q);
      expect(items, q).toEqual([
        { kind: "distributor", id: d.id, title: "广州天河贸易有限公司", subtitle: "GZ-001 · 华南", field },
      ]);
      expect(more).toBe(false);
    }
    for (const q of ["深圳", "。", "gz-002"]) expect(await ids(q)).toEqual([]);
  });
  it("finds members by name and address", async () => {
    const user = {
      id: "usr_lin" as UserId,
      email: "lin@shop.example",
      name: "林晓",
      tenant: "dst_9" as never,
      role: "buyer" as const,
      locale: "en" as const,
    };
    const actor = { id: "system", name: "set-up", tenant: "HQ" };
    await commit(enrolment(user, { sub: freshToken(), actor, now: clock.now() }));
    await hear(indexUser, await eventsOf("USER#usr_lin"));
    expect((await search("晓")).items).toMatchObject([{ kind: "user", id: "usr_lin", title: "林晓", field: "name" }]);
    expect(await ids("lin@shop", { kind: "user" })).toEqual(["usr_lin"]);
    expect(await ids("lin@shop", { kind: "distributor" })).toEqual([]);
  });
  it("says when there are more than it shows", async () => {
    for (let i = 0; i < 6; i += 1)
      await hear(
        indexDistributor,
        await eventsAbout(
          await register(admin, anEntry(place, { code: `M-${i}`, name: `成都蓉城商行${i}`, legalName: "成都蓉城" })),
        ),
      );
    const some = await search("蓉城", { limit: "4" });
    expect(some.items).toHaveLength(4);
    expect(some.more).toBe(true);
    const all = await search("蓉城");
    expect(new Set(all.items.map(({ id }) => id)).size).toBe(6);
    expect(all).toMatchObject({ more: false });
  });
  it("is HQ's", async () => {
    expect((await call(searchAll, { as: await aMember("manager", "dst_1"), query: { q: "天" } })).status).toBe(403);
    expect((await call(searchAll, { as: await aMember("warehouse"), query: { q: "天" } })).status).toBe(200);
    for (const q of ["", " ", "天".repeat(81)])
      expect((await call(searchAll, { as: admin, query: { q } })).status).toBe(400);
  });
});

describe("the rows of a distributor", () => {
  it("are those of its latest version, whatever comes twice or out of order", async () => {
    const first = await register(admin, anEntry(place, { code: "R-1", name: "武汉江岸粮油" }));
    const early = await eventsAbout(first);
    const last = await rename(await rename(first, { name: "武汉汉口粮油" }), { name: "长沙岳麓粮油" });
    const [one, two, three] = await eventsAbout(last);
    await hear(indexDistributor, early);
    await hear(indexDistributor, [three!, one!, two!, three!, two!]);
    expect(await ids("岳麓")).toEqual([last.id]);
    for (const q of ["江岸", "汉口"]) expect(await ids(q)).toEqual([]);
  });
  it("are those of its latest version when several are at work on it at once", async () => {
    let d = await register(admin, anEntry(place, { code: "R-2", name: "名0一" }));
    for (let i = 1; i < 6; i += 1) d = await rename(d, { name: `名${i}二` });
    let left = await eventsAbout(d);
    for (let rounds = 0; left.length > 0; rounds += 1) {
      expect(rounds).toBeLessThan(5);
      const results = await Promise.all(left.map((event) => indexDistributor(batchOf([event]))));
      left = left.filter((_, i) => results[i]!.batchItemFailures.length > 0);
    }
    expect(await ids("名5")).toEqual([d.id]);
    for (const q of ["名0", "名1", "名4"]) expect(await ids(q)).toEqual([]);
    for (const name of await rowsOf(d)) {
      const [head, rest] = name.split("\n");
      const there = await read({ pk: `FIND#distributor#${head}`, sk: `${rest}#${d.id}` });
      expect(there, name).toBeDefined();
    }
  });
  it("may be more than one transaction holds, and all go when the data goes", async () => {
    const contacts = Array.from({ length: 20 }, (_, i) => ({
      name: `联系人赵钱孙李周吴${i}`,
      phone: `1390000${1000 + i * 37}`,
    }));
    const d = await register(admin, anEntry(place, { code: "R-3", contacts }));
    await hear(indexDistributor, await eventsAbout(d));
    expect((await rowsOf(d)).length).toBeGreaterThan(200);
    expect(await ids("赵钱孙")).toEqual([d.id]);
    expect(await ids("13900001703")).toEqual([d.id]);
    const after = await rename(d, { contacts: [] });
    await hear(indexDistributor, await eventsAbout(after));
    expect(await ids("赵钱孙")).toEqual([]);
    expect(await queryAll({ partition: "FIND#distributor#赵钱" })).toEqual([]);
  });
  it("are made whole after a crash half-way", async () => {
    const contacts = Array.from({ length: 20 }, (_, i) => ({
      name: `甲乙丙丁戊己庚辛${i}`,
      phone: `1370000${2000 + i * 41}`,
    }));
    const d = await register(admin, anEntry(place, { code: "R-4", contacts }));
    const events = await eventsAbout(d);
    const { rowsFor, turnOf } = await import("../../functions/search/search.table.ts");
    const { wordsOfDistributor } = await import("../../functions/search/findables.ts");
    const steps = rowsFor(
      { kind: "distributor", id: d.id, tenant: d.id, words: wordsOfDistributor(d) },
      await turnOf("distributor", d.id),
    );
    expect(steps.length).toBeGreaterThan(2);
    await commit(steps[0]!);
    await hear(indexDistributor, events);
    for (const name of await rowsOf(d)) {
      const [head, rest] = name.split("\n");
      expect(await read({ pk: `FIND#distributor#${head}`, sk: `${rest}#${d.id}` }), name).toBeDefined();
    }
    await expect(commit(steps[1]!)).rejects.toThrow("record/stale");
  });
});
