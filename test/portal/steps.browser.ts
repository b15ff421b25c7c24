import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { walked } from "./support/keyboard.ts";
import { type Person, type Portal, startPortal } from "./support/portal.ts";

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal?.stop());

const button = (page: Page, name: RegExp | string) => page.getByRole("button", { name });
/** Clicks and presses of Enter in a person's page, from now on. */
const stepsOf = async (page: Page): Promise<() => Promise<number>> => {
  await page.evaluate(`window.steps = 0;
    document.addEventListener("click", (event) => { if (event.isTrusted && event.detail > 0) window.steps += 1 }, true);
    document.addEventListener("keydown", ({ key, isTrusted }) => { if (isTrusted && key === "Enter") window.steps += 1 }, true);`);
  return () => page.evaluate<number>("window.steps");
};
const mostSteps = 3;

describe("from home, in at most three steps", () => {
  it("an order is created: quick order, into the cart, submit", async () => {
    const { page, context } = await portal.person("buyer@hd01.example");
    const steps = await stepsOf(page);
    await page.getByRole("link", { name: "快速下单" }).click();
    await page.getByLabel("表格内容").fill("JQ601\t4");
    await page.getByRole("main").getByRole("button", { name: "加入购物车" }).click();
    await button(page, "提交订单").click();
    await page.getByRole("heading", { name: /已提交/ }).waitFor();
    expect(await steps()).toBe(3);
    await context.close();
  });

  it("the last order is ordered again: again, submit", async () => {
    const { page, context } = await portal.person("buyer@hd01.example");
    const steps = await stepsOf(page);
    await button(page, /再来一单/).click();
    await button(page, "提交订单").click();
    await page.getByRole("heading", { name: /已提交/ }).waitFor();
    expect(await steps()).toBeLessThanOrEqual(mostSteps);
    await context.close();
  });

  it("an order is found by its number, by a distributor and by HQ", async () => {
    for (const email of ["buyer@hd01.example", "sales@huotong.example"]) {
      const { page, open, context } = await portal.person(email);
      await open("/orders");
      const number = await page.locator(".list-row").last().getByRole("link").first().textContent();
      await open("/");
      const steps = await stepsOf(page);
      const box = page.getByRole("search").getByRole("combobox");
      await box.fill(number!);
      await box.press("Enter");
      await page.locator(".list-row", { hasText: number! }).getByRole("link").first().click();
      await page.locator("main h1", { hasText: number! }).waitFor();
      expect(await steps()).toBeLessThanOrEqual(mostSteps);
      await context.close();
    }
  });

  it("stock is reported: stock, report, send", async () => {
    const { page, context } = await portal.person("buyer@hd01.example");
    const steps = await stepsOf(page);
    await page.locator(".side").getByRole("link", { name: "库存", exact: true }).click();
    await page.getByRole("link", { name: "上报库存" }).click();
    await page.locator("input[data-figure]").first().fill("1");
    await button(page, "上报").click();
    await page.getByText("已上报 1 行").waitFor();
    expect(await steps()).toBeLessThanOrEqual(mostSteps);
    await context.close();
  });
});

/** A person whose mouse is broken: Tab until it has the focus, then a key. */
const reach = async (page: Page, to: Locator): Promise<void> => {
  await to.waitFor();
  for (let i = 0; i < 200; i += 1) {
    if ((await to.and(page.locator(":focus")).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`200 times Tab do not reach ${String(to)}`);
};
const press = async (page: Page, to: Locator): Promise<void> => {
  await reach(page, to);
  await page.keyboard.press("Enter");
};
const type = async (page: Page, to: Locator, text: string): Promise<void> => {
  await reach(page, to);
  await page.keyboard.insertText(text);
};
/** The dialog's decision, which the focus is held in until it is gone. */
const decide = async (page: Page, name: string): Promise<void> => {
  const dialog = page.getByRole("dialog");
  await press(page, dialog.getByRole("button", { name, exact: true }));
  await dialog.waitFor({ state: "hidden" });
};

const focused = (page: Page) => page.evaluate<string>("document.activeElement.innerText");

describe("by the keyboard alone", () => {
  it("one comes to every place of a page, to its end, and all the way back", async () => {
    const { page, open, context } = await portal.person("admin@huotong.example");
    for (const path of ["/queue", "/stock", "/policy"]) {
      await open(path);
      const on = await walked(page);
      const back = (await walked(page, true)).toReversed();
      expect(on.length, path).toBeGreaterThan(20);
      expect([path, back]).toEqual([path, on]);
    }
    await context.close();
  });

  it("a dialog gives the focus back to what opened it, or to the page's heading where that is gone", async () => {
    const { page, open, context } = await portal.person("sales@huotong.example");
    await open("/queue");
    // One that no rule passes meanwhile.
    const waiting = page.locator(".list-row", { hasText: "广州粤海贸易" }).first();
    const number = (await waiting.getByRole("link").first().textContent())!;
    const row = page.locator(".list-row", { hasText: number });
    const dialog = page.getByRole("dialog");
    await press(page, row.getByRole("button", { name: "驳回" }));
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(() => focused(page)).toBe("驳回");
    await row.getByRole("link").first().press("Enter");
    await page.locator("main h1", { hasText: number }).waitFor();
    const approve = page.locator(".page-head").getByRole("button", { name: "审核通过" });
    await press(page, approve);
    await decide(page, "审核通过");
    await approve.waitFor({ state: "detached" });
    expect(await focused(page)).toContain(number);
    await context.close();
  });

  it("an order goes from the buyer to the warehouse and is received", async () => {
    const { page } = await portal.person("buyer@hn01.example");
    await press(page, page.getByRole("link", { name: "快速下单" }));
    await type(page, page.getByLabel("表格内容"), "JQ601\t4");
    await press(page, page.getByRole("main").getByRole("button", { name: "加入购物车" }));
    await press(page, button(page, "提交订单"));
    const heading = page.getByRole("heading", { name: /已提交/ });
    await heading.waitFor();
    const number = /SO[\w-]+/.exec((await page.locator("main").textContent())!)![0];

    let warehouse!: Person;
    for (const email of ["sales@huotong.example", "finance@huotong.example", "warehouse@huotong.example"]) {
      const reviewer = await portal.person(email);
      if (email.startsWith("warehouse")) warehouse = reviewer;
      const at = reviewer.page;
      // A review may pass by rule: what is left is looked at anew until it is this one's turn, or not any more.
      await type(at, at.getByRole("search").getByRole("combobox"), number);
      await at.keyboard.press("Enter");
      await press(at, at.locator(".list-row", { hasText: number }).getByRole("link").first());
      await at.locator("main h1", { hasText: number }).waitFor();
      await at.locator("main .ant-skeleton").first().waitFor({ state: "detached" });
      const approve = at.locator(".page-head").getByRole("button", { name: "审核通过" });
      if (!(await approve.isVisible())) continue;
      await press(at, approve);
      await decide(at, "审核通过");
      await approve.waitFor({ state: "hidden" });
    }
    const at = warehouse.page;
    await press(at, button(at, "开始拣货"));
    await decide(at, "开始拣货");
    await press(at, at.locator(".shipment").getByRole("button", { name: "发货", exact: true }));
    const dialog = at.getByRole("dialog");
    await reach(at, dialog.getByRole("combobox", { name: "承运商" }));
    await at.keyboard.press("ArrowDown");
    await at.locator(".ant-select-item-option-active").waitFor();
    await at.keyboard.press("Enter");
    await type(at, dialog.getByLabel("物流单号"), "SF20261127002");
    await decide(at, "发货");

    await press(page, page.locator("main").getByRole("link", { name: /查看订单|订单/ }).first()); // prettier-ignore
    await press(page, button(page, "确认签收"));
    await decide(page, "确认签收");
    await page.locator(".page-head").getByText("已签收", { exact: true }).waitFor();
  });
});
