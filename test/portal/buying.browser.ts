import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, type Portal, startPortal } from "./support/portal.ts";

let portal: Portal;
let buyer: Person;
beforeAll(async () => {
  portal = await startPortal();
  buyer = await portal.person("buyer@hd01.example");
});
afterAll(() => portal.stop());

const button = (page: Page, name: RegExp | string) => page.getByRole("button", { name });
/** Puts a product into an empty cart and opens it, with its quote. */
const cartWith = async ({ page, open }: Person, rows: string): Promise<void> => {
  await open("/cart?quick");
  await page.getByLabel("表格内容").fill(rows);
  await page.getByRole("main").getByRole("button", { name: "加入购物车" }).click();
  await page.getByText("下单后可用额度").waitFor();
};

describe("an order whose answer is lost on the way", () => {
  it("is submitted once, after the page was loaded anew, by a second click", async () => {
    const { page } = buyer;
    await cartWith(buyer, "JQ601\t4");
    const keys: string[] = [];
    let lose = true;
    await page.route(/\/orders(\/[^/]+\/submit)?$/, async (route) => {
      const request = route.request();
      if (request.method() !== "POST") return route.continue();
      keys.push(`${new URL(request.url()).pathname} ${await request.headerValue("idempotency-key")}`);
      if (!lose) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await button(page, "提交订单").click();
    await page.getByText("网络未连接").waitFor();
    const before = keys.length;
    expect(before).toBeGreaterThan(1);
    await page.reload();
    lose = false;
    await button(page, "提交订单").click();
    await page.getByRole("heading", { name: /已提交/ }).waitFor();
    await page.unrouteAll();
    const created = keys.filter((key) => key.startsWith("/orders "));
    expect(new Set(created).size).toBe(1);
    expect(keys.length).toBe(before + 2);
    buyer.complaints.splice(0); // the lost answers, which the browser reports
  });
});

describe("rows pasted out of a spreadsheet", () => {
  it("become lines; those that cannot stay in the box, each with its reason", async () => {
    const { page } = buyer;
    await cartWith(buyer, "JQ602\t8\nNOPE-1\t12\nJQ604\tmany");
    await page.getByText("2 行有问题").waitFor();
    expect(await page.getByLabel("表格内容").inputValue()).toBe("NOPE-1\t12\nJQ604\tmany");
    expect(await page.getByRole("table", { name: "商品行" }).getByRole("row").count()).toBe(1 + 1);
    expect(buyer.complaints).toEqual([]);
  });

  it("that are more than there is are told with what would pass, and one click does it", async () => {
    const { page } = buyer;
    const quantity = page.getByRole("textbox", { name: /的数量$/ });
    await quantity.fill("900000");
    await quantity.press("Enter");
    await page.getByText("目前无法提交").waitFor();
    expect(await button(page, "提交订单").isDisabled()).toBe(true);
    await button(page, "照此办理").first().click();
    await page.getByText(/该订单可直接通过|可以提交/).waitFor();
    expect(Number(await quantity.inputValue())).toBeLessThan(900_000);
    expect(buyer.complaints).toEqual([]);
  });
});

describe("a draft that two people change", () => {
  it("is overwritten by nobody: the second chooses", async () => {
    const { page, open } = buyer;
    await button(page, "存为草稿").click();
    await page.waitForURL(/\/orders\/ord_/);
    const draft = `/cart?draft=${page.url().split("/").pop()}`;
    const other = await portal.person("manager@hd01.example");
    await open(draft);
    await other.open(draft);
    for (const [person, note] of [
      [buyer, "mine"],
      [other, "theirs"],
    ] as const)
      await person.page.getByLabel("给卖方的备注").fill(note);
    await button(other.page, "存为草稿").click();
    await other.page.waitForURL(/\/orders\/ord_/);
    await button(page, "存为草稿").click();
    await page.getByText("内容已被他人修改").waitFor();
    expect(await page.getByLabel("给卖方的备注").inputValue()).toBe("mine");
    await button(page, "采用对方版本").click();
    await expect.poll(() => page.getByLabel("给卖方的备注").inputValue()).toBe("theirs");
    await other.context.close();
  });
});
