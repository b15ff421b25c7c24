import { fork } from "node:child_process";
import { join } from "node:path";
import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { historyItems } from "../../functions/orders/orders.table.ts";
import { freshToken } from "../../shared/clock.ts";
import { getOrder } from "../../shared/contracts/orders.ts";
import type { Order } from "../../shared/contracts/order-model.ts";
import type { OrderId } from "../../shared/contracts/primitives.ts";
import { database, type Item } from "../../shared/table.ts";
import { call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, aDraft, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import type { Order as Message } from "./system.ts";

export interface Shop extends Buyer {
  token: string;
  /** A real draft of five lines, made through the API; the drafts that are submitted are copies of it. */
  draft: Order;
}
export interface Stage {
  api: string;
  shops: Shop[];
  hq: { member: Member; token: string };
  company: Company & { listId: string };
  ask<Reply>(message: Message): Promise<Reply>;
  stop(): Promise<void>;
}

/** A system in another process, with a company of `shopCount` distributors and `skuCount` products in stock. This process makes its load and uses its engine. */
export const openStage = async ({
  shopCount = 20,
  skuCount = 200,
  environment = {},
}: {
  shopCount?: number;
  skuCount?: number;
  environment?: Record<string, string>;
} = {}): Promise<Stage> => {
  const profiling = process.env.BENCH_SYSTEM_ARGS?.split(" ") ?? [];
  const child = fork(join(import.meta.dirname, "system.ts"), {
    env: { ...process.env, ...environment },
    execArgv: ["--disable-warning=ExperimentalWarning", ...profiling],
  });
  const waiting = new Map<number, (reply: any) => void>();
  const ready = new Promise<{ api: string; dynamoDb: string }>((done, fail) => {
    waiting.set(0, done);
    child.once("exit", (code) => fail(new Error(`the system ended with ${code}`)));
  });
  child.on("message", ({ id, reply }: { id: number; reply: unknown }) => {
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  let asked = 0;
  const ask = <Reply>(order: Message): Promise<Reply> =>
    new Promise((done) => {
      asked += 1;
      waiting.set(asked, done);
      child.send({ id: asked, order });
    });
  const { api, dynamoDb } = await ready;
  useEngine(dynamoDb);
  const company = await aCompany();
  const goods = Array.from({ length: skuCount }, (_, i) => ({
    sku: `SKU-${String(i).padStart(3, "0")}`,
    unitFen: 500 + i,
    stock: { [company.hangzhou]: 1_000_000 },
  }));
  await someGoods(company, goods);
  const shops: Shop[] = [];
  for (let i = 0; i < shopCount; i += 1) {
    const shop = await aDistributor(company, { limitFen: 90_000_000_000 });
    const lines = [0, 1, 2, 3, 4].map((n) => ({ sku: goods[(i * 7 + n * 41) % skuCount]!.sku, quantity: 1 + n }));
    const { id } = await aDraft(shop.buyer, [...new Map(lines.map((line) => [line.sku, line])).values()]);
    const draft: Order = await ok(call(getOrder, { as: shop.buyer, params: { orderId: id } }));
    shops.push({ ...shop, draft, token: await ask<string>({ do: "mint", sub: shop.buyer.sub }) });
  }
  const stop = async (): Promise<void> => {
    child.removeAllListeners("exit");
    const ended = new Promise((done) => child.once("exit", done));
    await Promise.race([ask({ do: "stop" }), ended]);
    await ended;
  };
  const hq = { member: company.admin, token: await ask<string>({ do: "mint", sub: company.admin.sub }) };
  return { api, shops, hq, company, ask, stop };
};

let used = "";
const useEngine = (endpoint: string): void => {
  if (used !== "") throw new Error("one stage a process: the clients here keep their engine");
  used = endpoint;
  Object.assign(process.env, {
    TABLE_NAME: process.env.LOCAL_TABLE_NAME ?? "huotong",
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  });
};

export interface Copy {
  shop: Shop;
  orderId: string;
}
/** Items as fast as the engine takes them. */
export const fill = async (items: Iterable<Item>): Promise<number> => {
  let count = 0;
  const batch = async (): Promise<void> => {
    for (;;) {
      const some = [...take(rest, 25)];
      if (some.length === 0) return;
      count += some.length;
      const RequestItems = { [process.env.TABLE_NAME!]: some.map((Item) => ({ PutRequest: { Item } })) };
      await database().send(new BatchWriteCommand({ RequestItems }));
    }
  };
  const rest = items[Symbol.iterator]();
  await Promise.all([batch(), batch(), batch(), batch()]);
  return count;
};
function* take<T>(from: Iterator<T>, count: number): Generator<T> {
  for (let i = 0; i < count; i += 1) {
    const next = from.next();
    if (next.done) return;
    yield next.value;
  }
}

/** Drafts to submit, each a copy of its shop's own under a new id, the shops in turn. */
export const copies = async (
  shops: readonly Shop[],
  count: number,
  change: (order: Order, i: number) => Order = (o) => o,
): Promise<Copy[]> => {
  const made: Copy[] = [];
  const items = function* (): Generator<Item> {
    for (let i = 0; i < count; i += 1) {
      const shop = shops[i % shops.length]!;
      const id = `ord_${freshToken()}` as OrderId;
      made.push({ shop, orderId: id });
      yield* historyItems(change({ ...shop.draft, id, number: `SO-${id.slice(-8)}` }, i));
    }
  };
  await fill(items());
  return made;
};
