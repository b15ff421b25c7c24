import type { Actor } from "../../events/define.ts";
import { digest } from "../../shared/clock.ts";
import { Refusal } from "../../shared/errors.ts";
import { absent, atLeast, type When } from "../../shared/expressions.ts";
import { type Action, create, type Found, update } from "../../shared/table.ts";
import { availableChange, lotsOf, moves, type StockChange } from "./balance.ts";
import { ownersOf } from "./locations.table.ts";
import { heldLots, type HeldLots, lotChanges } from "./lots.table.ts";
import { balanceKey, identity, stockPartition } from "./stock.table.ts";

export interface Posting {
  document: string;
  actor: Actor;
  now: string;
}
/**
 * All that a posting writes of some changes. `judged`: it may still be refused; what was decided before, or is taken back, is not judged again by its
 * lots. `seed` names the part of the posting. Throws `location/unknown`.
 */
export const rowsOf = async (
  posting: Posting,
  changes: readonly StockChange[],
  { seed, judged }: { seed: string; judged: boolean },
): Promise<Action[]> => {
  const owners = await ownersOf(changes.map(({ locationId }) => locationId));
  const held = judged ? await heldLots(changes) : undefined;
  return changes.flatMap((change) => applied(change, owners.get(change.locationId)!, posting, { seed, held }));
};

interface Attempt {
  seed: string;
  /** What lies of the lots to be taken. Absent: the change was decided before, and what lots it has is not judged again. */
  held?: HeldLots | undefined;
}
/** The balance's new quantities, guarded, the movement row where stock moved physically, and the rows of its lots. */
const applied = (change: StockChange, tenant: string, posting: Posting, { seed, held }: Attempt): Action[] => {
  const available = availableChange(change);
  const { onHand, reserved, incoming, inTransit } = change;
  const guarded = Object.entries({ available, reserved, incoming, inTransit }).filter(([, by]) => by < 0);
  const byLot = lotsOf(change).length > 0;
  const loose = held !== undefined && onHand !== 0 && !byLot;
  const when: When = {
    ...Object.fromEntries(guarded.map(([name, by]) => [name, atLeast(-by)])),
    ...(loose && { byLot: absent }),
  };
  const balance = update(
    balanceKey(change),
    {
      set: { ...identity(change, tenant), ...(byLot && { byLot }) },
      add: { onHand, reserved, available, incoming, inTransit, changes: 1 },
      when,
    },
    (found) =>
      loose && found?.byLot ? new Refusal("stock/lot-needed", { sku: change.sku }) : shortage(change, guarded, found),
  );
  if (!moves(change)) return [balance];
  const movement = create(
    {
      pk: stockPartition(change),
      sk: `MOVE#${posting.now}#${digest(posting.document, seed)}`,
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
  return [balance, movement, ...lotChanges(change, tenant, held)];
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
