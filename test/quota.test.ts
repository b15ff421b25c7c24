import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../shared/clock.ts";
import { getCompany } from "../shared/contracts/company.ts";
import { createSavedList } from "../shared/contracts/saved-lists.ts";
import { aMember, call, type Member } from "./support/call.ts";
import { startEngine } from "./support/engine.ts";

const realNow = clock.now;
let at = Date.parse("2026-03-02T02:00:00.000Z");
const pass = (ms: number): void => void (at += ms);
let distributors = 0;
let buyer: Member;

beforeAll(async () => {
  await startEngine();
  clock.now = () => new Date(at).toISOString();
  process.env.REQUESTS_PER_SECOND = "2";
});
afterAll(() => {
  clock.now = realNow;
  delete process.env.REQUESTS_PER_SECOND;
});
beforeEach(async () => {
  buyer = await aMember("buyer", `dst_${(distributors += 1)}`);
});
const ask = (as: Member, headers: Record<string, string> = {}) => call(getCompany, { as, headers });
const statuses = async (as: Member, count: number): Promise<number[]> => {
  const found: number[] = [];
  for (let i = 0; i < count; i += 1) found.push((await ask(as)).status);
  return found;
};

describe("a distributor with a quota of 2 requests a second", () => {
  it("may ask for five seconds' worth at once, and is then told when to come again, in its language", async () => {
    expect(await statuses(buyer, 10)).toEqual(Array(10).fill(200));
    const refused = await ask(buyer, { "accept-language": "zh-CN" });
    expect(refused).toMatchObject({ status: 429, body: { code: "request/too-many", title: "请求过于频繁" } });
    expect(refused.headers["retry-after"]).toBe("1");
    expect(refused.body.detail).toBe("请等待 1 秒后重试。");
    expect((await ask(buyer, { "accept-language": "en" })).body.detail).toBe("Wait 1 seconds and try again.");
  });

  it("gets its quota back with time, and no more than five seconds' worth however long it was silent", async () => {
    await statuses(buyer, 11);
    pass(499);
    expect((await ask(buyer)).status).toBe(429);
    pass(1);
    expect(await statuses(buyer, 2)).toEqual([200, 429]);
    pass(3_600_000);
    expect(await statuses(buyer, 11)).toEqual([...Array<number>(10).fill(200), 429]);
  });

  it("shares it among its members, and takes nothing from another's", async () => {
    const colleague = await aMember("viewer", buyer.tenant);
    const other = await aMember("buyer", "dst_quiet");
    await statuses(buyer, 10);
    expect((await ask(colleague)).status).toBe(429);
    expect(await statuses(other, 10)).toEqual(Array(10).fill(200));
  });

  it("is refused for now only: the same key passes later", async () => {
    await statuses(buyer, 10);
    const save = () =>
      call(createSavedList, { as: buyer, key: "the-same", body: { name: "每周", lines: [{ sku: "A", quantity: 1 }] } });
    expect((await save()).status).toBe(429);
    pass(1_000);
    const later = await save();
    expect([later.status, later.body.code]).toEqual([422, "distributor/unknown"]); // judged, not counted
  });

  it("is not refilled by a clock that goes back", async () => {
    await statuses(buyer, 10);
    pass(-60_000);
    expect((await ask(buyer)).status).toBe(429);
    pass(60_000);
  });
});

describe("HQ, and a deployment without a quota", () => {
  it("are not counted", async () => {
    expect(await statuses(await aMember("sales"), 30)).toEqual(Array(30).fill(200));
    delete process.env.REQUESTS_PER_SECOND;
    expect(await statuses(buyer, 30)).toEqual(Array(30).fill(200));
    process.env.REQUESTS_PER_SECOND = "2";
  });
  it("are told apart from a quota that is no number", async () => {
    process.env.REQUESTS_PER_SECOND = "many";
    await expect(ask(buyer)).resolves.toMatchObject({ status: 500 });
    process.env.REQUESTS_PER_SECOND = "2";
  });
});
