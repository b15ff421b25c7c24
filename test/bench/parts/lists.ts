import { allOk, closedLoop, quantile, rounded, send } from "../load.ts";
import { heads } from "../many-heads.ts";
import type { Row } from "../result.ts";
import { fill, openStage } from "../stage.ts";

/**
 * Each list route's first two pages of 50, with 1,000 and with 100,000 orders. Five distributors, so that both pages are full with few orders too: of twenty,
 * each had 51, and its second page of one order was what made few look fast.
 */
export const lists = async ({ quick }: { quick: boolean }): Promise<Row[]> => {
  const stage = await openStage({ shopCount: 5 });
  const [few, many, requests] = quick ? [500, 1_000, 40] : [1_000, 100_000, 300];
  const buyer = stage.shops[0]!;
  const routes: [string, string, string][] = [
    ["own orders", "/orders?limit=50", buyer.token],
    ["a distributor's, by HQ", `/orders?limit=50&distributorId=${buyer.distributor.id}`, stage.hq.token],
    ["a stage", "/orders?limit=50&stage=to-ship", stage.hq.token],
    ["all stages", "/orders?limit=50", stage.hq.token],
    ["waiting", "/orders/waiting?limit=50", stage.hq.token],
  ];
  const p95Of = async (path: string, token: string): Promise<number> => {
    const ask = (url: string) => send("GET", `${stage.api}${url}`, token);
    const first = JSON.parse((await ask(path)).body) as { cursor?: string; items: unknown[] };
    if (first.items.length === 0) throw new Error(`${path} lists nothing`);
    const next = first.cursor ? `${path}&cursor=${encodeURIComponent(first.cursor)}` : path;
    const work = Array.from({ length: requests }, (_, i) => (i % 2 === 0 ? path : next));
    const { results } = await closedLoop(2, work, ask);
    allOk(results);
    return quantile(
      results.map(({ ms }) => ms),
      0.95,
    );
  };
  const like = stage.shops.map(({ draft }) => draft);
  const all = async (): Promise<number[]> => {
    const found: number[] = [];
    for (const [, path, token] of routes) found.push(await p95Of(path, token));
    return found;
  };
  await fill(heads(like, 0, few));
  await all();
  const before = await all();
  await fill(heads(like, few, many));
  await all();
  const after = await all();
  await stage.stop();
  const part = "lists";
  return routes.flatMap(([what], i) => [
    { part, what: `${what}: p95 with ${few} orders`, figure: rounded(before[i]!, 1), unit: "ms" },
    { part, what: `${what}: p95 with ${many} orders`, figure: rounded(after[i]!, 1), unit: "ms" },
    { part, what: `${what}: ratio`, figure: rounded(after[i]! / before[i]!), unit: "×", bar: { atMost: 1.2 } },
  ]);
};
