import type { Balance, Movement, Threshold } from "../../shared/contracts/inventory.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { stale } from "../../shared/errors.ts";
import { type Action, check, type Page, query, type Query, readMany, update } from "../../shared/table.ts";

/*
 * 1. The balance of a SKU at a place, its threshold with it    STOCK#<location>#<sku> / BALANCE
 * 2. Its movements, newest first                               STOCK#<location>#<sku> / MOVE#<instant>#<document>
 * 3. The balances of a place, by SKU                           byOwner STOCK#<location>
 * 4. The balances of a SKU, by place                           byStage STOCK#SKU#<sku>
 *
 * The indexes carry no quantity and not the counter of changes (`changes`, not `version`, which they project): a change of stock touches the
 * item alone, 2 write units instead of 4. Lists read the balances themselves, fresh.
 */
export interface Place {
  sku: Sku;
  locationId: LocationId;
}
/** A balance with what decides about its alerts. */
export type StockLevel = Balance & { tenant: string; threshold?: Threshold | undefined };
type Stored = Omit<Balance, "version"> & { tenant: string; changes: number; threshold?: Threshold };

export const stockPartition = ({ sku, locationId }: Place): string => `STOCK#${locationId}#${sku}`;
export const balanceKey = (place: Place) => ({ pk: stockPartition(place), sk: "BALANCE" });
export const identity = (place: Place, tenant: string) => ({
  type: "balance",
  tenant,
  sku: place.sku,
  locationId: place.locationId,
  ownerPk: `STOCK#${place.locationId}`,
  ownerSk: place.sku,
  stagePk: `STOCK#SKU#${place.sku}`,
  stageSk: place.locationId,
});

const nothing = { onHand: 0, reserved: 0, available: 0, incoming: 0, inTransit: 0, version: 0 };
const fromItem = (s: Stored): StockLevel => ({
  sku: s.sku,
  locationId: s.locationId,
  onHand: s.onHand,
  reserved: s.reserved,
  available: s.available,
  incoming: s.incoming,
  inTransit: s.inTransit,
  version: s.changes,
  tenant: s.tenant,
  threshold: s.threshold,
});

/** Strongly consistent, in the order asked; where nothing was ever stored, all is 0 and the tenant "HQ". */
export const readLevels = async (places: readonly Place[]): Promise<StockLevel[]> => {
  const items = await readMany<Stored>(places.map(balanceKey));
  return items.map((item, i) => {
    const { sku, locationId } = places[i]!;
    return item ? fromItem(item) : { sku, locationId, ...nothing, tenant: "HQ" };
  });
};
export const toBalance = ({ tenant: _, threshold: __, ...balance }: StockLevel): Balance => balance;

/** For the commit of what was concluded from a balance: fails as stale when the balance has changed since. */
export const unchanged = (level: StockLevel): Action =>
  check(balanceKey(level), level.version === 0 ? { changes: { op: "absent" } } : { changes: level.version }, stale);

/** A new threshold on a balance that may not exist yet. `expectedVersion` 0: none is set. */
export const withThreshold = (place: Place, tenant: string, expectedVersion: number, threshold: Threshold): Action => {
  const zeros = { onHand: 0, reserved: 0, available: 0, incoming: 0, inTransit: 0 };
  return update(
    balanceKey(place),
    {
      set: { ...identity(place, tenant), threshold },
      add: { ...zeros, changes: 1 },
      when: expectedVersion === 0 ? { threshold: { op: "absent" } } : { "threshold.version": expectedVersion },
    },
    stale,
  );
};

export const listPlaces = async (
  by: { locationId: LocationId } | { sku: Sku },
  page: Pick<Query, "cursor" | "limit" | "between">,
): Promise<Page<Place>> => {
  const partition = "sku" in by ? `STOCK#SKU#${by.sku}` : `STOCK#${by.locationId}`;
  const from = "sku" in by ? ("byStage" as const) : ("byOwner" as const);
  const { items, cursor } = await query<{ pk: string }>({ from, partition, ...page });
  return { items: items.map(({ pk }) => placeOf(pk)), cursor };
};
const placeOf = (pk: string): Place => {
  const [, locationId, sku] = pk.split("#");
  return { locationId: locationId as LocationId, sku: sku! };
};

export const listMovements = async (place: Place, page: Pick<Query, "cursor" | "limit">): Promise<Page<Movement>> => {
  const { items, cursor } = await query<Movement>({
    partition: stockPartition(place),
    prefix: "MOVE#",
    newestFirst: true,
    ...page,
  });
  return {
    items: items.map(({ document, at, actor, onHand, inTransit, causes }) => ({
      document,
      at,
      actor,
      onHand,
      inTransit,
      causes,
    })),
    cursor,
  };
};
