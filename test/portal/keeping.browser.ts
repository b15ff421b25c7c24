import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, type Portal, startPortal } from "./support/portal.ts";

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal?.stop());

const row = (page: Page, text: string) => page.locator(".list-row", { hasText: text });
const reason = "资质已过期，请补交";
/** What is shown is asked for anew, as when one comes back to the window; what was answered comes back. */
const askedAnew = async (page: Page, path: RegExp): Promise<unknown> => {
  const asked = page.waitForResponse((response) => path.test(new URL(response.url()).pathname) && response.ok());
  await page.evaluate(
    `window.looks ??= setInterval(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })), 500)`,
  );
  return (await asked).json();
};

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
    const { items: left } = (await askedAnew(sales.page, /orders\/waiting$/)) as { items: { number: string }[] };
    expect(left.map((one) => one.number)).not.toContain(number);
    expect(await dialog.getByLabel("原因").inputValue()).toBe(reason);
    await dialog.getByRole("button", { name: "取消" }).click();
    await row(sales.page, number).waitFor({ state: "detached" });
    await Promise.all([sales.context.close(), admin.context.close()]);
  });

  it("in the dialog of an order's page stays when somebody else releases it, and the answer tells", async () => {
    const [one, other] = [await portal.person("finance@huotong.example"), await portal.person("finance@huotong.example")]; // prettier-ignore
    await one.open("/queue?for=CREDIT");
    const order = (await row(one.page, "额度放行").first().getByRole("link").first().getAttribute("href"))!;
    const release = ({ page }: Person) => page.locator(".hold").getByRole("button", { name: "解除暂停" });
    const dialog = ({ page }: Person) => page.getByRole("dialog");
    const send = (person: Person) => dialog(person).getByRole("button", { name: "解除暂停" }).click();
    for (const person of [one, other]) {
      await person.open(order);
      await release(person).click();
      await dialog(person).getByLabel("原因").fill(reason);
    }
    await send(other);
    await release(other).waitFor({ state: "detached" });

    const now = (await askedAnew(one.page, new RegExp(`${order}$`))) as { holds: { kind: string }[] };
    expect(now.holds.map(({ kind }) => kind)).not.toContain("CREDIT");
    await send(one);
    await dialog(one).getByRole("alert").waitFor();
    expect(await dialog(one).getByLabel("原因").inputValue()).toBe(reason);
    await dialog(one).getByRole("button", { name: "取消" }).click();
    await release(one).waitFor({ state: "detached" });
    await Promise.all([one.context.close(), other.context.close()]);
  });

  it("in a dialog over what somebody else changes is refused, kept, and sent knowingly after a look", async () => {
    const [one, other] = [await portal.person("finance@huotong.example"), await portal.person("finance@huotong.example")]; // prettier-ignore
    await one.open("/distributors");
    await one.page.locator("main [role=row] a").first().click();
    await one.page.locator("main[data-path^='/distributors/dst_'] h1").waitFor();
    const account = (await one.page.getByRole("main").getByRole("link", { name: "信用额度" }).getAttribute("href"))!;
    const dialog = ({ page }: Person) => page.getByRole("dialog");
    const set = ({ page }: Person) => page.getByRole("main").getByRole("button", { name: "设置额度" });
    const send = (person: Person) => dialog(person).getByRole("button", { name: "设置额度" }).click();
    const amount = (person: Person) => dialog(person).getByRole("spinbutton");
    for (const [person, yuan] of [[one, "70000"], [other, "80000"]] as const) {
      await person.open(account);
      await set(person).click();
      await amount(person).fill(yuan);
      await dialog(person).getByLabel("原因").fill("年度复审");
    } // prettier-ignore
    await send(other);
    await dialog(other).waitFor({ state: "hidden" });
    await askedAnew(one.page, /credit/);
    await send(one);
    await dialog(one).getByText("内容已被他人修改").waitFor();
    await dialog(one).getByRole("button", { name: "取消" }).click();
    await one.page.getByRole("main").getByText("80,000").first().waitFor();
    await set(one).click();
    expect((await amount(one).inputValue()).replace(/\D/g, "").slice(0, 5)).toBe("70000");
    expect(await dialog(one).getByLabel("原因").inputValue()).toBe("年度复审");
    await send(one);
    await dialog(one).waitFor({ state: "hidden" });
    await one.page.getByRole("main").getByText("70,000").first().waitFor();
    await Promise.all([one.context.close(), other.context.close()]);
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
