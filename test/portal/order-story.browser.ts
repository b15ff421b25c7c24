import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, type Portal, startPortal } from "./support/portal.ts";

let portal: Portal;
let people: Person[] = [];
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(async () => portal?.stop());
const person = async (name: string, phone = false): Promise<Person> => {
  const one = await portal.person(name, { phone });
  people.push(one);
  return one;
};
const rowOf = (page: Page, text: string): Locator => page.locator(".list-row", { hasText: text });
const confirm = async (page: Page, name: string): Promise<void> => {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
};
const approve = async ({ page, open }: Person, number: string): Promise<void> => {
  await open("/queue");
  await rowOf(page, number).getByRole("button", { name: "审核通过" }).click();
  await confirm(page, "审核通过");
  await rowOf(page, number).getByRole("button", { name: "审核通过" }).waitFor({ state: "hidden" });
};

describe("an order in the portal", () => {
  it("goes from review to the warehouse and is received on a phone", async () => {
    const [sales, finance, warehouse] = [
      await person("sales@huotong.example"),
      await person("finance@huotong.example"),
      await person("warehouse@huotong.example"),
    ];
    await sales.open("/queue");
    const number = (await rowOf(sales.page, "广州粤海贸易").getByRole("link").first().textContent())!;
    for (const reviewer of [sales, finance, warehouse]) await approve(reviewer, number);

    await warehouse.open(`/orders?q=${number}`);
    await rowOf(warehouse.page, number).getByRole("link").first().click();
    await warehouse.page.getByRole("button", { name: "开始拣货" }).click();
    await confirm(warehouse.page, "开始拣货");
    await warehouse.page.locator(".shipment").getByRole("button", { name: "发货", exact: true }).click();
    const dialog = warehouse.page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "承运商" }).click();
    await warehouse.page.locator(".ant-select-item-option").first().click();
    await dialog.getByLabel("物流单号").fill("SF20261124001");
    await confirm(warehouse.page, "发货");
    await warehouse.page
      .locator(".shipment", { hasText: "SF20261124001" })
      .getByText("在途", { exact: true })
      .waitFor();

    const buyer = await person("buyer@hn01.example", true);
    await buyer.open("/shipments");
    await rowOf(buyer.page, number).getByRole("link").first().click();
    await buyer.page.getByRole("button", { name: "确认签收" }).click();
    await buyer.page.getByText("有破损、缺少或尚未到货").click();
    await buyer.page.getByLabel("破损", { exact: true }).first().fill("5");
    await confirm(buyer.page, "确认签收");
    await buyer.page.locator(".page-head").getByText("已签收", { exact: true }).waitFor();
    expect(await buyer.page.locator(".line-progress").first().textContent()).toContain("破损 5");
    expect(await buyer.page.locator(".timeline").last().textContent()).not.toContain("张强"); // who at HQ is HQ's own

    // What was shipped is owed: finance sees it at home.
    await finance.open("/");
    const owed = finance.page.locator("a.tile", { hasText: "应收合计" }).locator(".tile-figure");
    await expect.poll(() => owed.textContent()).toMatch(/^¥[1-9]/);
    expect(await finance.page.locator(".ageing").textContent()).toMatch(/未到期.*1 张.*逾期 1–30 天/);
  });

  it("that somebody changed in between is told, and what was typed stays", async () => {
    const [sales, finance] = [await person("sales@huotong.example"), await person("finance@huotong.example")];
    await sales.open("/queue");
    const row = rowOf(sales.page, "额度暂停").first();
    const number = (await row.getByRole("link").first().textContent())!;
    await row.getByRole("link").first().click();
    await sales.page.locator("main h1", { hasText: number }).waitFor();
    await sales.page.getByRole("button", { name: "驳回" }).click();
    const dialog = sales.page.getByRole("dialog");
    await dialog.getByLabel("原因").fill("资质已过期，请补交");

    await finance.open(`/orders?q=${number}`);
    await rowOf(finance.page, number).getByRole("link").first().click();
    await finance.page.getByRole("button", { name: "解除暂停" }).click();
    await finance.page.getByRole("dialog").getByLabel("原因").fill("已收到承兑汇票");
    await confirm(finance.page, "解除暂停");
    await finance.page.locator(".hold").waitFor({ state: "hidden" });

    await dialog.getByRole("button", { name: "驳回", exact: true }).click();
    await dialog.getByText("内容已被他人修改").waitFor();
    expect(await dialog.getByLabel("原因").inputValue()).toBe("资质已过期，请补交");
    // The page stands still until the dialog is closed; then it is what it has become, and what was typed is there.
    await dialog.getByRole("button", { name: "取消" }).click();
    await sales.page.locator("main .hold").waitFor({ state: "hidden" });
    await sales.page.getByRole("button", { name: "驳回" }).click();
    expect(await dialog.getByLabel("原因").inputValue()).toBe("资质已过期，请补交");
    await confirm(sales.page, "驳回");
    await sales.page.getByText("已驳回").first().waitFor();
  });

  it("makes no page complain", () => {
    expect(people.length).toBe(6);
    const expected = /409 \(Conflict\)|404 \(Not Found\)/;
    expect(people.flatMap(({ complaints }) => complaints).filter((text) => !expected.test(text))).toEqual([]);
    people = [];
  });
});
