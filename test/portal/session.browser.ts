import { afterAll, beforeAll, describe, it } from "vitest";
import type { Page } from "playwright-core";
import { fillSignIn, type Portal, startPortal } from "./support/portal.ts";

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.stop());

const button = (page: Page, name: RegExp | string) => page.getByRole("button", { name });
describe("a session", () => {
  it("ends by signing out, and asks for the password again", async () => {
    const { page, context } = await portal.person("viewer@hd01.example");
    await button(page, /^账号/).click();
    await button(page, "退出登录").click();
    const confirm = page.locator("button", { hasText: /sign me out|yes/i });
    await page.locator("input[name=email]").or(confirm).first().waitFor();
    if (await confirm.isVisible()) await confirm.click();
    await page.locator("input[name=email]").waitFor();
    await context.close();
  });

  it("of a member who is disabled ends with the next thing asked", async () => {
    const { page, context } = await portal.person("viewer@hn01.example");
    const admin = await portal.person("manager@hn01.example");
    await admin.open("/users");
    await admin.page.getByRole("link", { name: "何俊" }).first().click();
    await button(admin.page, "停用").first().click();
    const dialog = admin.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "停用" }).click();
    await dialog.waitFor({ state: "hidden" });
    portal.system.time.pass(31);
    // The page's own heading may never come: the answer is that one is out.
    await page.locator('.side a[href="/orders"]').click();
    await page.getByText("该账号没有访问权限").or(page.locator("input[name=email]")).first().waitFor();
    await Promise.all([context.close(), admin.context.close()]);
  });

  it("is refused with a wrong password, in words", async () => {
    const context = await portal.browser.newContext({ locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(portal.system.at.portal);
    await page.locator("input[name=email]").waitFor();
    await fillSignIn(page, "buyer@hd01.example", "not the password");
    await page
      .getByText(/不正确|错误/)
      .first()
      .waitFor();
    await context.close();
  });
});
