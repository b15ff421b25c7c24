import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../shared/clock.ts";
import { listLocations, type Location } from "../../shared/contracts/locations.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { foresee, levelAt } from "../supply-plans/world.ts";
import { aMember, call } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { type Person, type Portal, startPortal } from "./support/portal.ts";
import { unusable } from "./support/usable.ts";

let portal: Portal;
let sales: Person;
let warehouse: Person;
const sku = "JQ601" as Sku;
let [from, to]: [Location, Location] = [] as never;
beforeAll(async () => {
  portal = await startPortal();
  const keeper = await aMember("warehouse");
  const { items } = await ok(call(listLocations, { as: keeper, query: { tenant: "HQ" } }));
  [to, from] = (items as Location[]).filter(({ kind }) => kind === "warehouse") as [Location, Location];
  const { available } = await levelAt(to.id, sku);
  // So much is wanted in the one's region that it lacks some, and the other has plenty that nobody wants there.
  await foresee(sku, clock.now().slice(0, 7), [
    { node: { kind: "sku" }, monthly: available + 300 },
    { node: { kind: "region", region: to.region }, monthly: available + 300 },
  ]);
  const body = { locationId: from.id, lines: [{ sku, quantity: 100_000 }] };
  await ok(call(receiveGoods, { as: keeper, body }));
  sales = await portal.person("sales@huotong.example");
  warehouse = await portal.person("warehouse@huotong.example", { phone: true });
});
afterAll(() => portal?.stop());

const figure = async (person: Person, name: string): Promise<string> =>
  (await person.page.locator("dl.facts div", { hasText: name }).locator("dd").first().textContent()) ?? "";

describe("a transfer in the portal", () => {
  it("is accepted from the supply plan, sent, received with one short, and on hand where it went [F4]", async () => {
    const { page } = sales;
    await sales.open(`/supply-plans/${sku}`);
    await page.getByRole("main").getByRole("button", { name: "重新生成" }).click();
    const row = page.locator(".list-row", { hasText: `${from.name} 可调` });
    await row.getByRole("button", { name: "采纳" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(`在 ${from.name} 锁定`).waitFor();
    const units = Number(await dialog.getByLabel("数量").inputValue());
    expect(units).toBeGreaterThan(1);
    await dialog.getByRole("button", { name: "采纳" }).click();
    await page.getByRole("link", { name: "查看调拨单" }).click();
    await page.getByText("待发出").first().waitFor();
    const number = (await page.locator("h1").textContent())!;
    const before = (await levelAt(to.id, sku)).onHand;
    expect(await levelAt(from.id, sku)).toMatchObject({ reserved: units });

    const keeper = warehouse.page;
    await warehouse.open(`/transfers?place=${from.id}`);
    await keeper.locator(".list-row", { hasText: number }).getByRole("link").first().click();
    await keeper.getByRole("button", { name: /^发\s*出$/ }).click();
    const send = keeper.getByRole("dialog");
    await send.getByLabel("运单号或司机").fill("沪A-12345");
    await send.getByRole("button", { name: /^发\s*出$/ }).click();
    await send.waitFor({ state: "hidden" });
    await keeper.getByText("在途").first().waitFor();

    await keeper.getByRole("button", { name: /^收\s*货$/ }).click();
    const receive = keeper.getByRole("dialog");
    await receive.getByText("有破损、缺少或尚未到货").click();
    await receive.getByLabel("丢失").fill("1");
    await receive.getByLabel("丢失").blur();
    const done = receive.getByRole("button", { name: /^收\s*货$/ });
    expect(await done.isDisabled()).toBe(true);
    await receive.getByLabel("差异原因").fill("途中短少一件");
    await done.click();
    await receive.waitFor({ state: "hidden" });
    await keeper.getByText("已收货").first().waitFor();
    await keeper.getByText(/短少 1 · 途中短少一件/).waitFor();

    await sales.open(`/stock/${to.id}/${sku}`);
    expect(await levelAt(to.id, sku)).toMatchObject({ onHand: before + units - 1, inTransit: 0 });
    expect((await figure(sales, "在库")).replaceAll(",", "")).toContain(String(before + units - 1));
    await page.getByRole("link", { name: "运输丢失" }).first().click();
    await page.getByRole("heading", { name: number }).waitFor();
    expect([...sales.complaints, ...warehouse.complaints]).toEqual([]);
  });
  it("is planned by hand, and given up", async () => {
    const { page } = sales;
    await sales.open("/transfers/new");
    const choose = async (label: string, text: string): Promise<void> => {
      await page.getByRole("combobox", { name: label }).click();
      await page.locator(".ant-select-dropdown:visible .ant-select-item-option", { hasText: text }).first().click();
    };
    await choose("调出", from.name);
    await choose("调入", to.name);
    await page.getByRole("combobox", { name: "添加商品" }).fill(sku);
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option", { hasText: sku }).first().click();
    await page.getByLabel("原因").fill("试调");
    await page.getByRole("button", { name: "新建调拨单" }).click();
    await page.getByText("待发出").first().waitFor();
    await page.getByRole("button", { name: "取消调拨" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("原因").fill("不需要了");
    await dialog.getByRole("button", { name: "取消调拨" }).click();
    await page.getByText("已取消").first().waitFor();
    expect(await levelAt(from.id, sku)).toMatchObject({ reserved: 0 });
    expect(sales.complaints).toEqual([]);
  });
  it("is usable by everybody, also on a phone", async () => {
    const person = await portal.person("sales@huotong.example");
    await person.open("/transfers?state=received");
    const one = await person.page.locator(".list-row a").first().getAttribute("href");
    const pages = ["/transfers", "/transfers/new", "/transfers?state=received", one!, "/supply-plans?show=transfer"];
    expect(await unusable(person, pages)).toEqual([]);
    expect(person.complaints).toEqual([]);
    await person.context.close();
  });
});
