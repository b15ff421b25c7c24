import { historyItems } from "../../functions/orders/orders.table.ts";
import { freshToken } from "../../shared/clock.ts";
import type { Order, Stage } from "../../shared/contracts/order-model.ts";
import type { OrderId } from "../../shared/contracts/primitives.ts";
import type { Item } from "../../shared/table.ts";

const stages: Stage[] = [
  "to-review",
  "to-finance",
  "to-ship",
  "shipped",
  "received",
  "completed",
  "completed",
  "cancelled",
];

/** Heads of orders as they are stored (a list reads no lines), copied from a few and spread over their distributors, stages and a month. */
export const heads = function* (like: readonly Order[], from: number, to: number): Generator<Item> {
  const month = new Date().toISOString().slice(0, 8);
  for (let i = from; i < to; i += 1) {
    const at = `${month}01T00:${String(Math.floor(i / 60_000) % 60).padStart(2, "0")}:${String(Math.floor(i / 1_000) % 60).padStart(2, "0")}.${String(i % 1_000).padStart(3, "0")}Z`;
    const order = {
      ...like[i % like.length]!,
      id: `ord_${freshToken()}` as OrderId,
      stage: stages[(i + Math.floor(i / like.length)) % stages.length]!,
      approval: "approved" as const,
      createdAt: at,
      submittedAt: at,
    };
    yield* historyItems(order).filter(({ sk }) => sk === "HEAD");
  }
};
