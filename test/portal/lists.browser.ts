import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { historyItems } from "../../functions/orders/orders.table.ts";
import { freshToken } from "../../shared/clock.ts";
import { getOrder, listOrders } from "../../shared/contracts/orders.ts";
import type { Order } from "../../shared/contracts/order-model.ts";
import type { OrderId } from "../../shared/contracts/primitives.ts";
import { fill } from "../bench/stage.ts";
import { type Portal, startPortal } from "./support/portal.ts";

const count = 1_200;
const stretch = 1_000;
const mostRows = 60;
let portal: Portal;
beforeAll(async () => {
  portal = await startPortal();
  const admin = await portal.system.member("admin");
  const api = portal.system.api(admin);
  const answered = async <Body>(ask: () => Promise<{ status: number; body: unknown }>): Promise<Body> => {
    for (;;) {
      const { status, body } = await ask();
      if (status === 200) return body as Body;
      if (status !== 503) throw new Error(JSON.stringify(body));
    }
  };
  const { items } = await answered<{ items: { id: string }[] }>(() => api.send(listOrders, { query: { limit: "1" } }));
  const one = await answered<Order>(() => api.send(getOrder, { params: { orderId: items[0]!.id } }));
  const waits = { stage: "to-finance", approval: "submitted" } as const;
  const heads = Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.parse(one.createdAt) - (i + 1) * 1_000).toISOString();
    const order: Order = { ...one, ...waits, holds: [], id: `ord_${freshToken()}` as OrderId, number: `MANY-${String(i).padStart(4, "0")}`, createdAt: at, submittedAt: at }; // prettier-ignore
    return historyItems(order).filter(({ sk }) => sk === "HEAD");
  });
  await fill(heads.flat());
});
afterAll(() => portal?.stop());

describe("a home", () => {
  it("counts a hundred, and says where there are more", async () => {
    const { page, context } = await portal.person("finance@huotong.example");
    const tile = page.locator("a.tile", { hasText: "财务审核" });
    expect(await tile.locator(".tile-figure").textContent()).toBe("100+");
    expect(await tile.locator(".tile-note").textContent()).toMatch(/^¥[\d,]+\+ · 最早：/);
    await context.close();
  });
});

describe("a list of many orders", () => {
  it("keeps few rows in the page however far one scrolls, loads page by page, and goes on in stretches", async () => {
    const { page, open } = await portal.person("admin@huotong.example");
    const pages = new Set<string>();
    page.on("response", (response) => {
      if (/\/orders\?.*limit=50/.test(response.url())) pages.add(response.url());
    });
    await open("/orders");
    const rows = page.locator(".list-row");
    expect(pages.size).toBe(1);
    const on = page.getByRole("button", { name: /继续查看这 1,?000 行之后/ });
    let most = 0;
    const began = Date.now();
    while (!(await on.isVisible()) && Date.now() - began < 240_000) {
      await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
      await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))");
      most = Math.max(most, await rows.count());
    }
    await on.waitFor();
    expect(pages.size).toBe(stretch / 50);
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThanOrEqual(mostRows);
    const at = (index: number) => page.locator(`.list-row[aria-rowindex="${index}"]`).getByRole("link").first();
    await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    const before = await at(stretch + 1).textContent();
    await on.click();
    await page.getByRole("button", { name: "返回前面的" }).waitFor();
    const after = await at(2).textContent();
    expect(Number(after!.slice(5))).toBe(Number(before!.slice(5)) + 1);
    await page.getByRole("button", { name: "返回前面的" }).click();
    await on.waitFor();
  });
});
