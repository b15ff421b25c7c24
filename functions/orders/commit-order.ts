import { policyNow } from "../company/index.ts";
import { countsFrom, creditOf, type CreditPosition, heldBy, holdCredit } from "../credit/index.ts";
import { postStock, type StockEntry } from "../inventory/index.ts";
import type { Order } from "../../shared/contracts/order-model.ts";
import { maxActions } from "../../shared/commit.ts";
import type { Action } from "../../shared/table.ts";
import { moveActions, type OrderNews, type Step } from "./orders.table.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";

export interface Commitment extends Step {
  before: Order;
  next: Order;
  what: OrderNews;
  /** `once.done(reply)` or `heard`. */
  marks: readonly Action[];
  /** "force" takes credit past its limit: for what finance released. */
  credit?: "enforce" | "force" | undefined;
  position?: CreditPosition | undefined;
}

/**
 * Every decision on an order, in one transaction: its next state, its news, and exactly the stock and the credit by which the next state
 * differs from the one before. So an order's own lines are the record of what is set aside for it.
 */
export const commitOrder = async ({
  before,
  next,
  what,
  marks,
  credit,
  position,
  actor,
  now,
}: Commitment): Promise<void> => {
  const creditActions = await creditChanges(before, next, { credit, position, now });
  await postStock({
    document: next.id,
    entries: reservationChanges(before, next),
    marks: [...marks],
    finish: [...moveActions(before, next, what, { actor, now }), ...creditActions],
    actor,
    now,
  });
};

/**
 * The order's hold changes by what it now needs more or less; what invoices took from it meanwhile stays taken. A new date moves it into the exposure or
 * out of it, also where the sum stays.
 */
const creditChanges = async (
  before: Order,
  next: Order,
  { credit, position, now }: Pick<Commitment, "credit" | "position" | "now">,
): Promise<Action[]> => {
  const difference = next.creditHeldFen - before.creditHeldFen;
  const sameDate = next.requestedOn === before.requestedOn;
  if (difference === 0 && (sameDate || next.creditHeldFen === 0)) return [];
  const current = position ?? (await creditOf(next.entityId, now));
  const previousFen = before.creditHeldFen === 0 ? 0 : await heldBy(next.entityId, next.id, current);
  return holdCredit({
    entityId: next.entityId,
    document: next.id,
    tenant: next.distributorId,
    amountFen: Math.max(0, previousFen + difference),
    previousFen,
    mode: credit ?? (difference < 0 && sameDate ? "force" : "enforce"),
    position: current,
    countsFrom: countsFrom(await policyNow(), next.requestedOn, current.today),
    now,
  });
};

/** For the order's news. Empty where there are so many that they are posted in phases: `PostingCompleted` tells those, and no event grows too large. */
export const stockTouched = (before: Order, next: Order): { sku: string; locationId: string }[] => {
  const changes = reservationChanges(before, next);
  return changes.length > maxActions ? [] : changes.map(({ sku, locationId }) => ({ sku, locationId }));
};

const reservations = (order: Order): Map<string, { sku: string; locationId: LocationId; quantity: number }> => {
  const sums = new Map<string, { sku: string; locationId: LocationId; quantity: number }>();
  for (const { sku, reserved } of order.lines)
    for (const [place, quantity] of Object.entries(reserved)) {
      const key = `${place} ${sku}`;
      sums.set(key, { sku, locationId: place as LocationId, quantity: (sums.get(key)?.quantity ?? 0) + quantity });
    }
  return sums;
};

/** One entry a SKU and place where the two differ. */
export const reservationChanges = (before: Order, next: Order): StockEntry[] => {
  const [was, will] = [reservations(before), reservations(next)];
  return [...new Set([...was.keys(), ...will.keys()])].flatMap((key) => {
    const change = (will.get(key)?.quantity ?? 0) - (was.get(key)?.quantity ?? 0);
    const { sku, locationId } = (will.get(key) ?? was.get(key))!;
    return change === 0 ? [] : [{ sku, locationId, reserved: change, cause: { kind: "order", id: next.id } }];
  });
};
