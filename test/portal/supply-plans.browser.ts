import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../shared/clock.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { allIn, foresee } from "../supply-plans/world.ts";
import { type Person, type Portal, startPortal } from "./support/portal.ts";
import { unusable } from "./support/usable.ts";

let portal: Portal;
let sales: Person;
const sku = "JQ601" as Sku;
beforeAll(async () => {
  portal = await startPortal();
  await foresee(sku, clock.now().slice(0, 7), allIn("华东", 200_000));
  sales = await portal.person("sales@huotong.example");
});
afterAll(() => portal.stop());

describe("supply plans in the portal", () => {
  it("say the next step where there is none, are made by a click, and show the figures behind each line", async () => {
    const { page } = sales;
    await sales.open("/supply-plans");
    await page.getByText("每晚按月度预测自动生成计划").waitFor();
    await page.getByRole("button", { name: "重新生成计划" }).click();
    const table = page.getByRole("table", { name: "需生产" });
    await table.getByText(/需求 .* \+ 安全库存 .* − 可用/).first().waitFor(); // prettier-ignore
    await table.getByRole("link").first().click();
    await page.getByRole("heading", { name: "逐月计划" }).waitFor();
    expect(await page.getByRole("table", { name: "逐月计划" }).last().getByRole("row").count()).toBeGreaterThan(12);
  });
  it("let a line be accepted with another quantity, for a reason, and show what was decided", async () => {
    const { page } = sales;
    await page.getByRole("button", { name: "采纳", exact: true }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("数量").fill("1000");
    const accept = dialog.getByRole("button", { name: "采纳" });
    expect(await accept.isDisabled()).toBe(true);
    await dialog.getByLabel(/为什么不是/).fill("仓库放不下");
    await accept.click();
    await page.getByRole("table", { name: "已处理" }).getByText("已采纳 1,000").waitFor();
    expect(new URL(page.url()).pathname).toBe(`/supply-plans/${sku}`);
  });
  it("have settings of one product, which show what the company's are where a box is empty", async () => {
    const { page } = sales;
    await page.getByRole("button", { name: "参数设置" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("提前期（天）").fill("45");
    await dialog.getByRole("button", { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("main").getByRole("button", { name: "重新生成" }).click();
    await page.getByText("45").first().waitFor();
    await page.getByRole("button", { name: "应用到仓库" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "应用到仓库" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
  it("are handed over as a file", async () => {
    const { page } = sales;
    await sales.open("/supply-plans");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出 XLSX" }).click()]); // prettier-ignore
    expect(download.suggestedFilename()).toMatch(/^supply-plan-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(sales.complaints).toEqual([]);
  });
  it("are usable by everybody, also on a phone", async () => {
    const person = await portal.person("sales@huotong.example");
    const pages = ["/supply-plans", "/supply-plans?show=reduce", "/supply-plans?show=decided", `/supply-plans/${sku}`];
    expect(await unusable(person, pages)).toEqual([]);
    expect(person.complaints).toEqual([]);
    await person.context.close();
  });
});
