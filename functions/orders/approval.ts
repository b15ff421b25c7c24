import { orderApproved, orderReviewed } from "../../events/orders.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import type { Hold, Order } from "../../shared/contracts/order-model.ts";
import { Refusal } from "../../shared/errors.ts";
import { findDistributor } from "../distributors/index.ts";
import { stockAt } from "../inventory/index.ts";
import { allocate } from "./allocation.ts";
import { stockTouched } from "./commit-order.ts";
import { backorderedOf } from "./order.ts";
import { happened, type OrderNews } from "./orders.table.ts";

/** `OrderApproved` when the last step passed, `OrderReviewed` before. */
export const approvalNews = (
  before: Order,
  next: Order,
  how: { steps: string[]; note?: string; byRule?: string },
): OrderNews =>
  next.approval === "approved"
    ? happened(orderApproved, { ...how, stock: stockTouched(before, next) })
    : happened(orderReviewed, how);

/**
 * Sets aside, from the buyer's warehouses, what is open and not set aside yet. What is still short makes a STOCK hold with its figures;
 * where nothing is, the hold goes.
 */
export const withStockSetAside = async (order: Order, now: string): Promise<Order> => {
  const missing = order.lines
    .map((line) => ({ ...line, quantity: backorderedOf(line) }))
    .filter(({ quantity }) => quantity > 0);
  const others = order.holds.filter(({ kind }) => kind !== "STOCK");
  if (missing.length === 0) return { ...order, holds: others };
  const places = (await findDistributor(order.distributorId))?.suppliedFrom ?? [];
  const balances = await stockAt(places, [...new Set(missing.map(({ sku }) => sku))]);
  const plan = allocate(missing, places, new Map(balances.map((b) => [`${b.locationId} ${b.sku}`, b.available])));
  const lines = order.lines.map((line) => {
    const from = plan.find(({ line: { lineNo } }) => lineNo === line.lineNo)?.from ?? {};
    const reserved = { ...line.reserved };
    for (const [place, quantity] of Object.entries(from)) reserved[place] = (reserved[place] ?? 0) + quantity;
    return { ...line, reserved };
  });
  return { ...order, lines, holds: [...others, ...stockHold(plan, order, now)] };
};

const stockHold = (plan: ReturnType<typeof allocate>, order: Order, now: string): Hold[] => {
  const short = plan.filter((line) => line.short > 0);
  if (short.length === 0) return [];
  const first = short[0]!;
  const facts = {
    sku: first.line.sku,
    wanted: first.line.quantity,
    available: first.line.quantity - first.short,
    short: first.short,
    lines: short.length,
  };
  const since = order.holds.find(({ kind }) => kind === "STOCK")?.since ?? now;
  return [{ kind: "STOCK", code: "stock/short", facts, since, releasedBy: [] }];
};

/** Where stock is set aside at approval: all of it, or a refusal, or a STOCK hold, as the policy says. */
export const reservedAtApproval = async (order: Order, policy: Policy, now: string): Promise<Order> => {
  if (policy.reserveStockAt === "submit") return order;
  const next = await withStockSetAside(order, now);
  const hold = next.holds.find(({ kind }) => kind === "STOCK");
  if (hold && policy.whenStockShort === "refuse") throw new Refusal("stock/short", hold.facts);
  return next;
};
