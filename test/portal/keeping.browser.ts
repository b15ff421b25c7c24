import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Portal, startPortal } from "./support/portal.ts";

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal?.stop());

const row = (page: Page, text: string) => page.locator(".list-row", { hasText: text });
const reason = "资质已过期，请补交";

describe("what is typed", () => {
  it("in the dialog of a row stays when somebody else takes the row off the list", async () => {
    const [sales, admin] = [await portal.person("sales@huotong.example"), await portal.person("admin@huotong.example")];
    await sales.open("/queue");
    const number = (await row(sales.page, "业务审核").first().getByRole("link").first().textContent())!;
    await row(sales.page, number).getByRole("button", { name: "驳回" }).click();
    const dialog = sales.page.getByRole("dialog");
    await dialog.getByLabel("原因").fill(reason);

    await admin.open("/queue");
    await row(admin.page, number).first().getByRole("button", { name: "审核通过" }).click();
    await admin.page.getByRole("dialog").getByRole("button", { name: "审核通过" }).click();
    await admin.page.getByRole("dialog").waitFor({ state: "hidden" });
    // The list of the first is asked for anew, as when one comes back to the window; the order is not sales' any more.
    const asked = sales.page.waitForResponse((response) => response.url().includes("/orders/waiting"));
    await sales.page.evaluate(
      `window.looks = setInterval(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })), 500)`,
    );
    const left = ((await (await asked).json()) as { items: { number: string }[] }).items;
    expect(left.map((one) => one.number)).not.toContain(number);
    expect(await dialog.getByLabel("原因").inputValue()).toBe(reason);
    await dialog.getByRole("button", { name: "取消" }).click();
    await row(sales.page, number).waitFor({ state: "detached" });
    await Promise.all([sales.context.close(), admin.context.close()]);
  });

  it("in a form is not sent over what somebody else saved: the second is told, keeps it, and sends it knowingly", async () => {
    const [one, other] = [await portal.person("admin@huotong.example"), await portal.person("sales@huotong.example")];
    await one.open("/distributors");
    const at = `${await one.page.locator("main [role=row] a").first().getAttribute("href")}/edit`;
    const save = async (page: Page) => page.getByRole("main").getByRole("button", { name: "保存" }).click();
    for (const [{ page, open }, city] of [[one, "第一"], [other, "第二"]] as const) {
      await open(at);
      await page.getByLabel("税号").fill(city);
      await page.getByLabel("原因").fill("更正税号");
    } // prettier-ignore
    await save(one.page);
    await one.page.waitForURL(/distributors\/[^/]+$/);
    await save(other.page);
    await other.page.getByText("内容已被他人修改").waitFor();
    expect(await other.page.getByLabel("税号").inputValue()).toBe("第二");
    await one.page.getByText("第一", { exact: true }).waitFor();
    await save(other.page);
    await other.page.waitForURL(/distributors\/[^/]+$/);
    await other.page.getByText("第二", { exact: true }).waitFor();
    await Promise.all([one.context.close(), other.context.close()]);
  });

  it("is there again after the session ended and one signed in anew", async () => {
    const { page, context, open } = await portal.person("admin@huotong.example");
    await open("/product-new");
    await page.getByLabel("SKU").fill("KEPT-1");
    await page.getByLabel("名称（中文）").fill("留下来的商品");
    await page.getByLabel("类别").fill("茶");
    // The session is over at the sign-in and at the API, as after a night.
    await context.clearCookies();
    await page.route("**/token", (route) => route.fulfill({ status: 400, json: { error: "invalid_grant" } }));
    await page.route(`${portal.system.at.api}/**`, (route) =>
      route.fulfill({ status: 401, json: {}, headers: { "access-control-allow-origin": "*" } }),
    );
    await page.getByLabel("基本单位").fill("袋");
    await page.getByRole("main").getByRole("button", { name: "保存" }).click();
    await page.locator("input[name=email]").waitFor();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.locator("input[name=email]").fill("admin@huotong.example");
    await page.locator("input[name=password]").fill("Huotong-demo-1");
    await page.locator("button").click();
    await page.getByLabel("SKU").waitFor();
    expect(new URL(page.url()).pathname).toBe("/product-new");
    const values = await Promise.all(
      ["SKU", "名称（中文）", "类别", "基本单位"].map((label) => page.getByLabel(label).inputValue()),
    );
    expect(values).toEqual(["KEPT-1", "留下来的商品", "茶", "袋"]);
    await page.getByRole("main").getByRole("button", { name: "保存" }).click();
    await page.waitForURL(/products\/KEPT-1$/);
    await context.close();
  });
});
