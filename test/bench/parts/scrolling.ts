import type { CDPSession, Page } from "playwright-core";
import { getOrder, listOrders } from "../../../shared/contracts/orders.ts";
import type { Order } from "../../../shared/contracts/order-model.ts";
import type { Portal } from "../../portal/support/portal.ts";
import { ok } from "../../support/company.ts";
import { quantile, rounded } from "../load.ts";
import { heads } from "../many-heads.ts";
import type { Row } from "../result.ts";
import { fill } from "../stage.ts";

/** A turn of the wheel a frame: about 1,000 rows in two seconds. */
const pixelsAFrame = 400;
const mostRows = 60;
const longFrameMs = 50;

interface Scrolled {
  frames: number[];
  most: number;
}
/** Down to the end of what the list loads by itself, frame by frame; `most`: rows that were in the page at once. */
const scrolled = (page: Page): Promise<Scrolled> =>
  page.evaluate<Scrolled>(`new Promise((done) => {
    const frames = []; let most = 0; let last; let still = 0;
    const step = (now) => {
      if (last !== undefined) frames.push(now - last);
      last = now;
      most = Math.max(most, document.querySelectorAll(".list-row").length);
      const before = scrollY;
      scrollBy(0, ${pixelsAFrame});
      const more = document.querySelector(".list-more .ant-btn-loading");
      still = scrollY === before && !more ? still + 1 : 0;
      if (still < 60) requestAnimationFrame(step); else done({ frames: frames.slice(0, -60), most });
    };
    requestAnimationFrame(step);
  })`);

/** The same page at rest: what the machine makes of frames in which nothing happens. */
const rested = (page: Page): Promise<number[]> =>
  page.evaluate<number[]>(`new Promise((done) => {
    const frames = []; let last;
    const step = (now) => {
      if (last !== undefined) frames.push(now - last);
      last = now;
      if (frames.length < 200) requestAnimationFrame(step); else done(frames);
    };
    requestAnimationFrame(step);
  })`);
const longShare = (frames: readonly number[]): number =>
  (frames.filter((ms) => ms > longFrameMs).length / frames.length) * 100;

const heapMb = async (camera: CDPSession): Promise<number> => {
  await camera.send("HeapProfiler.collectGarbage");
  const { metrics } = await camera.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize")!.value / 2 ** 20;
};

/** HQ's list of all orders with 100,000 of them, stretch by stretch: the smoothness of scrolling, rows in the page, memory. */
export const scrolling = async (running: Portal, { quick }: { quick: boolean }): Promise<Row[]> => {
  const [count, stretches] = quick ? [3_000, 2] : [100_000, 10];
  const api = running.system.api(await running.system.member("admin"));
  const { items } = await ok<{ items: { id: string }[] }>(api.send(listOrders, { query: { limit: "5" } }));
  const like = await Promise.all(items.map(({ id }) => ok<Order>(api.send(getOrder, { params: { orderId: id } }))));
  await fill(heads(like, 0, count));

  const { page, context, open } = await running.person("sales@huotong.example");
  const camera = await context.newCDPSession(page);
  await camera.send("Performance.enable");
  await open("/orders");
  const found: Scrolled[] = [];
  const atRest: number[] = [];
  const heap: number[] = [];
  for (let i = 0; i < stretches; i += 1) {
    found.push(await scrolled(page));
    atRest.push(...(await rested(page)));
    heap.push(await heapMb(camera));
    const first = await page.locator(".list-row a").first().textContent();
    await page.locator(".list-more button").last().click();
    await page.waitForFunction(`scrollY === 0 && document.querySelector(".list-row a")?.textContent !== ${JSON.stringify(first)}`); // prettier-ignore
  }
  await context.close();
  const frames = found.flatMap((one) => one.frames);
  if (frames.length < 100 * stretches) throw new Error(`${frames.length} frames are no scrolling`);
  const what = `${count} orders, ${stretches} stretches of 1,000 rows`;
  const part = "portal";
  return [
    { part, what: `${what}: frames over ${longFrameMs} ms, above those of the page at rest`, figure: rounded(longShare(frames) - longShare(atRest), 1), unit: "points of %", bar: { atMost: 5 }, note: `${rounded(longShare(frames), 1)} % of ${frames.length} frames; at rest ${rounded(longShare(atRest), 1)} %, the longest ${rounded(Math.max(...atRest), 0)} ms` },
    { part, what: `${what}: frames, p95`, figure: rounded(quantile(frames, 0.95), 0), unit: "ms" },
    { part, what: `${what}: the longest frame`, figure: rounded(Math.max(...frames), 0), unit: "ms" },
    { part, what: `${what}: rows in the page at once`, figure: Math.max(...found.map(({ most }) => most)), unit: "", bar: { atMost: mostRows }, hard: true },
    { part, what: `${what}: memory after the last stretch against the first`, figure: rounded(heap.at(-1)! / heap[0]!), unit: "×", bar: { atMost: 1.2 }, note: heap.map((mb) => rounded(mb, 0)).join(", ") + " MB" },
  ]; // prettier-ignore
};
