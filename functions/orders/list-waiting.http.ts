import type { Role } from "../../shared/contracts/contract.ts";
import type { OrderSummary, Stage } from "../../shared/contracts/order-model.ts";
import { listWaiting } from "../../shared/contracts/orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { ordersIn } from "./order-lists.table.ts";

const queues: Partial<Record<Role, readonly Stage[]>> = {
  sales: ["to-review"],
  finance: ["to-finance"],
  warehouse: ["to-ship", "part-shipped"],
  admin: ["to-review", "to-finance", "to-ship", "part-shipped"],
};

/** One queue after the other, the oldest order first; the cursor names the queue and the place in it. */
export const handler = http(listWaiting, async ({ query: { limit, cursor, stage }, caller }) => {
  const stages = (queues[caller.role] ?? []).filter((one) => !stage || one === stage);
  const items: (OrderSummary & { waitsFor: string })[] = [];
  let [index, place] = placeOf(cursor, stages.length);
  while (index < stages.length && items.length < limit) {
    const page = await ordersIn(stages[index]!, { thisMonth: "", limit: limit - items.length, cursor: place });
    items.push(...page.items.map((order) => ({ ...order, waitsFor: waitsFor(order) })));
    place = page.cursor;
    if (!place) index += 1;
  }
  return { items, ...(index < stages.length && { cursor: `${index}.${place ?? ""}` }) };
});

const placeOf = (cursor: string | undefined, queuesCount: number): [number, string | undefined] => {
  if (cursor === undefined) return [0, undefined];
  const match = /^(\d)\.([\w-]*)$/.exec(cursor);
  if (!match || Number(match[1]) >= queuesCount)
    throw new Refusal("request/inconsistent", { errors: [{ path: "query.cursor" }] });
  return [Number(match[1]), match[2] || undefined];
};

const waitsFor = ({ stage, holds, approval }: OrderSummary): string => {
  if (stage === "to-review") return holds.includes("POLICY") ? "POLICY" : "business";
  if (stage === "to-finance") return holds.includes("CREDIT") ? "CREDIT" : "finance";
  if (approval === "submitted") return "outbound";
  return holds.includes("STOCK") ? "STOCK" : "picking";
};
