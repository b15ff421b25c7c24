import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Portal, startPortal } from "./support/portal.ts";

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal?.stop());

interface Form {
  thing: string;
  who: string;
  at: string;
  send: string;
  /** Boxes by their field's name, in the order in which they are filled. */
  boxes: Record<string, string>;
  /** Selects, and the choice. */
  choices?: Record<string, string>;
  /** A value that is refused, by the form or by the API, and what is said at its box. */
  refused: { box: string; value: string; said: string };
  right: string;
  /** The address of what was created. */
  lands: RegExp;
}
const forms: Form[] = [
  {
    thing: "a distributor",
    who: "sales@huotong.example",
    at: "/distributor-new",
    send: "保存",
    boxes: {
      name: "杭州新茶商行",
      legalName: "杭州新茶商行有限公司",
      region: "华东",
      contacts_0_name: "周明",
      addresses_0_city: "杭州",
      addresses_0_street: "文三路 1 号",
    },
    choices: { suppliedFrom: "嘉兴中心仓" },
    refused: { box: "code", value: "HD01", said: "该编码已被其他经销商使用" },
    right: "HD99",
    lands: /\/distributors\/dst_/,
  },
  {
    thing: "a product",
    who: "admin@huotong.example",
    at: "/product-new",
    send: "保存",
    boxes: { nameZh: "试销龙井", category: "茶", unit: "袋" },
    choices: { tracking: "按批次" },
    refused: { box: "sku", value: "JQ601", said: "该 SKU 的商品已存在" },
    right: "NEW-1",
    lands: /\/products\/NEW-1$/,
  },
  {
    thing: "a price list",
    who: "sales@huotong.example",
    at: "/price-list-new",
    send: "保存",
    boxes: { name: "双十二价格表", from: "2026-12-01" },
    choices: { level: "等级" },
    refused: { box: "to", value: "2026-11-01", said: "不能早于开始日期" },
    right: "2026-12-31",
    lands: /\/price-lists\/pl/,
  },
  {
    thing: "a user",
    who: "admin@huotong.example",
    at: "/user-new",
    send: "发送邀请",
    boxes: { name: "新同事" },
    choices: { role: "仓库" },
    refused: { box: "email", value: "sales@huotong.example", said: "该邮箱已被使用" },
    right: "new.colleague@huotong.example",
    lands: /\/users\/usr_/,
  },
];

const choose = async (page: Page, box: string, choice: string): Promise<void> => {
  const select = page.locator(`#${box}`);
  await select.click();
  await page.locator(".ant-select-item-option", { hasText: choice }).first().click();
  await select.press("Escape");
};

for (const { thing, who, at, send, boxes, choices = {}, refused, right, lands } of forms)
  describe(`the form of ${thing}`, () => {
    it("says at each box what is missing, refuses in words at the box, keeps what was typed, and creates", async () => {
      const { page, context, open } = await portal.person(who);
      await open(at);
      const save = page.getByRole("main").getByRole("button", { name: send });
      const explained = (box: string) => page.locator(".ant-form-item", { has: page.locator(`#${box}`) }).last().locator(".ant-form-item-explain-error"); // prettier-ignore
      await save.click();
      await page.getByText("请填写此项").first().waitFor();

      for (const [box, value] of Object.entries(boxes)) await page.locator(`#${box}`).fill(value);
      for (const [box, choice] of Object.entries(choices)) await choose(page, box, choice);
      if (thing === "a price list") await choose(page, "grade", "B");
      await page.locator(`#${refused.box}`).fill(refused.value);
      await save.click();
      await explained(refused.box).getByText(refused.said).waitFor();
      expect(await page.locator(`#${refused.box}`).inputValue()).toBe(refused.value);

      await page.reload();
      for (const [box, value] of Object.entries(boxes)) await expect.poll(() => page.locator(`#${box}`).inputValue()).toBe(value); // prettier-ignore
      await page.locator(`#${refused.box}`).fill(right);
      await save.click();
      await page.waitForURL(lands);
      // The address is there before its page: until then the form still is.
      await page
        .locator(`main[data-path="${new URL(page.url()).pathname}"] h1`)
        .first()
        .waitFor();
      await open(at);
      await expect.poll(() => page.locator(`#${refused.box}`).inputValue()).toBe("");
      await context.close();
    });
  });
