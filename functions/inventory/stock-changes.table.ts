import type { Actor } from "../../events/define.ts";
import { digest } from "../../shared/clock.ts";
import { Refusal } from "../../shared/errors.ts";
import { atLeast, type When } from "../../shared/expressions.ts";
import { type Action, create, type Found, update } from "../../shared/table.ts";
import { availableChange, moves, type StockChange } from "./balance.ts";
import { balanceKey, identity, stockPartition } from "./stock.table.ts";

export interface Posting {
  document: string;
  actor: Actor;
  now: string;
}
/** The balance's new quantities, guarded, and the movement row where stock moved physically. */
export const applied = (change: StockChange, tenant: string, posting: Posting, attempt = ""): Action[] => {
  const available = availableChange(change);
  const { onHand, reserved, incoming, inTransit } = change;
  const guarded = Object.entries({ available, reserved, incoming, inTransit }).filter(([, by]) => by < 0);
  const when: When = Object.fromEntries(guarded.map(([name, by]) => [name, atLeast(-by)]));
  const balance = update(
    balanceKey(change),
    { set: identity(change, tenant), add: { onHand, reserved, available, incoming, inTransit, changes: 1 }, when },
    (found) => shortage(change, guarded, found),
  );
  if (!moves(change)) return [balance];
  const movement = create(
    {
      pk: stockPartition(change),
      sk: `MOVE#${posting.now}#${digest(posting.document, attempt)}`,
      type: "movement",
      tenant,
      document: posting.document,
      at: posting.now,
      actor: posting.actor,
      causes: change.causes,
      onHand: sumOf(change, "onHand"),
      inTransit: sumOf(change, "inTransit"),
    },
    () => new Refusal("idempotency/in-progress", { retryAfterSeconds: 1 }),
  );
  return [balance, movement];
};
const sumOf = ({ causes }: StockChange, q: "onHand" | "inTransit"): number => causes.reduce((sum, c) => sum + c[q], 0);

const shortage = (
  place: Pick<StockChange, "sku" | "locationId">,
  guarded: [string, number][],
  found: Found | undefined,
): Refusal => {
  const { sku, locationId } = place;
  const has = (name: string): number => Number(found?.[name] ?? 0);
  const [name, by] = guarded.find(([name, by]) => has(name) < -by) ?? guarded[0]!;
  return name === "available"
    ? new Refusal("stock/short", { sku, locationId, wanted: -by, available: has("available") })
    : new Refusal("stock/mismatch", { sku, locationId, quantity: name, wanted: -by, found: has(name) });
};
