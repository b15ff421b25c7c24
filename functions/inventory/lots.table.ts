import type { LotLine } from "../../shared/contracts/lots.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { atLeast } from "../../shared/expressions.ts";
import {
  type Action,
  type Found,
  type Key,
  type Page,
  query,
  queryAll,
  readMany,
  remove,
  update,
} from "../../shared/table.ts";
import { type Place, stockPartition } from "./stock.table.ts";
import { lotsOf, type StockChange } from "./balance.ts";
import { type LotChange, lotOrder } from "./lot.ts";

/*
 * 1. The lots of a SKU at a place, first to expire first   STOCK#<location>#<sku> / LOT#<expiresOn>#<lot>
 * 2. The lots of a place, first to expire first            byOwner LOTS#<location> / <expiresOn>#<sku>#<lot>
 *
 * A lot that is used up has no row, so that 2 does not fill with the past. What never expires has the date 9999-12-31 in its keys.
 */
type Row = LotLine & Key;
const prefix = "LOT#";
const lotKey = (place: Place, lot: Pick<LotChange, "lot" | "expiresOn">): Key => ({
  pk: stockPartition(place),
  sk: `${prefix}${lotOrder(lot)}`,
});
const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

/** What lies of some lots, by their rows' keys. */
export type HeldLots = ReadonlyMap<string, number>;
/** What lies of the lots that changes take from. */
export const heldLots = async (changes: readonly StockChange[]): Promise<HeldLots> => {
  const keys = changes.flatMap((change) =>
    lotsOf(change)
      .filter(({ quantity }) => quantity < 0)
      .map((lot) => lotKey(change, lot)),
  );
  const rows = await readMany<Row>(keys);
  return new Map(keys.map((key, i) => [nameOf(key), rows[i]?.onHand ?? 0]));
};

/** The rows of a change's lots, guarded. Without `held` (a change that was decided before) none is removed. */
export const lotChanges = (change: StockChange, tenant: string, held: HeldLots | undefined): Action[] =>
  lotsOf(change).map(({ lot, expiresOn, quantity }) => {
    const { sku, locationId } = change;
    const key = lotKey(change, { lot, expiresOn });
    const short = (found: Found | undefined) => {
      const available = Number(found?.onHand ?? 0);
      return available >= -quantity
        ? stale()
        : new Refusal("stock/lot-short", { sku, lot, wanted: -quantity, available });
    };
    if (quantity < 0 && held?.get(nameOf(key)) === -quantity) return remove(key, { onHand: -quantity }, short);
    const [expiry] = lotOrder({ lot, expiresOn }).split("#") as [string];
    const identity = { type: "lot", tenant, sku, locationId, lot, ...(expiresOn && { expiresOn }) };
    const listed = { ownerPk: `LOTS#${locationId}`, ownerSk: `${expiry}#${sku}#${lot}` };
    // One unit must stay, or two that take the rest at once would leave an empty row.
    const when = quantity < 0 ? { onHand: atLeast(-quantity + (held ? 1 : 0)) } : {};
    return update(key, { set: { ...identity, ...listed }, add: { onHand: quantity }, when }, short);
  });

/** Strongly consistent, SKU by SKU, each in order. */
export const lotsAt = async (locationId: LocationId, skus: Iterable<Sku>): Promise<Map<Sku, LotChange[]>> =>
  new Map(
    await Promise.all(
      [...new Set(skus)].map(async (sku) => {
        const rows = await queryAll<Row>({ partition: stockPartition({ sku, locationId }), prefix });
        const lots = rows.map(({ lot, expiresOn, onHand }) => ({ lot, expiresOn, quantity: onHand }));
        return [sku, lots.filter(({ quantity }) => quantity > 0)] as const;
      }),
    ),
  );

interface Wanted {
  locationId: LocationId;
  sku?: Sku | undefined;
  expiresBefore?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}
export const listLots = async ({ locationId, sku, expiresBefore, ...page }: Wanted): Promise<Page<LotLine>> => {
  const { items, cursor } = await query<Key>(
    sku
      ? {
          partition: stockPartition({ sku, locationId }),
          between: [prefix, `${prefix}${expiresBefore ?? "~"}`],
          ...page,
        }
      : { from: "byOwner", partition: `LOTS#${locationId}`, between: [" ", expiresBefore ?? "~"], ...page },
  );
  const rows = (await readMany<Row>(items)).filter((row) => row !== undefined && row.onHand > 0);
  const lines = (rows as Row[]).map(({ sku, lot, expiresOn, onHand }) => ({ sku, locationId, lot, expiresOn, onHand }));
  return { items: lines, cursor };
};
