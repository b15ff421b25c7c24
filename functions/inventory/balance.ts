import { mostLots } from "../../shared/contracts/bounds.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { type LotChange, summedLots, unitsOf } from "./lot.ts";

/** Why stock changed: `{kind: "order", id: "ord_…", line: 3}`, `{kind: "receipt-damaged", id: "shp_…"}`. */
export interface Cause {
  kind: string;
  id: string;
  line?: number | string | undefined;
}
/** One change of one SKU at one place, in base units; what is left out does not change. */
export interface StockEntry {
  sku: Sku;
  locationId: LocationId;
  onHand?: number | undefined;
  reserved?: number | undefined;
  incoming?: number | undefined;
  inTransit?: number | undefined;
  /** Of a product kept by lot: those that `onHand` is made of, with its sign (a count may have both). */
  lots?: readonly LotChange[] | undefined;
  cause: Cause;
}
export interface Quantities {
  onHand: number;
  reserved: number;
  incoming: number;
  inTransit: number;
}
/** The physical part of an entry, as its movement row keeps it. */
export type MovementCause = Cause & { onHand: number; inTransit: number; lots?: readonly LotChange[] };
/** All entries of one SKU at one place, summed. */
export interface StockChange extends Quantities {
  sku: Sku;
  locationId: LocationId;
  /** Empty where nothing moved physically: a reservation has no movement. */
  causes: MovementCause[];
}

const quantities = ["onHand", "reserved", "incoming", "inTransit"] as const;

export const availableChange = ({ onHand, reserved }: Quantities): number => onHand - reserved;
export const moves = ({ causes }: StockChange): boolean => causes.length > 0;
export const isIdle = (change: StockChange): boolean => !moves(change) && quantities.every((q) => change[q] === 0);
export const movesStock = ({ onHand, inTransit, lots = [] }: MovementCause): boolean =>
  onHand !== 0 || inTransit !== 0 || lots.length > 0;
export const lotsOf = ({ causes }: Pick<StockChange, "causes">): LotChange[] =>
  summedLots(causes.flatMap(({ lots = [] }) => lots));

/** The SKUs and places that entries touch, each once. */
export const touchedBy = (entries: readonly StockEntry[]): { sku: Sku; locationId: LocationId }[] => [
  ...new Map(entries.map(({ sku, locationId }) => [`${locationId}#${sku}`, { sku, locationId }])).values(),
];

/** One change per SKU and place, in the order of first mention, so that two lines of one SKU are checked together. */
export const summed = (entries: readonly StockEntry[]): StockChange[] => {
  const changes = new Map<string, StockChange>();
  for (const { sku, locationId, cause, lots, ...entry } of entries) {
    const name = `${locationId}#${sku}`;
    const change = changes.get(name) ?? {
      sku,
      locationId,
      onHand: 0,
      reserved: 0,
      incoming: 0,
      inTransit: 0,
      causes: [],
    };
    for (const q of quantities) {
      const by = entry[q] ?? 0;
      if (!Number.isSafeInteger(by)) throw new Error(`${q} of ${name} changes by ${by}`);
      change[q] += by;
    }
    const moved = { ...cause, onHand: entry.onHand ?? 0, inTransit: entry.inTransit ?? 0, ...(lots && { lots }) };
    if (movesStock(moved)) change.causes.push(moved);
    changes.set(name, change);
  }
  for (const change of changes.values()) refuseLoose(change);
  return [...changes.values()].filter((change) => !isIdle(change));
};
/** Lots make up all of a change or nothing of it. */
const refuseLoose = (change: StockChange): void => {
  const { sku, locationId, onHand, causes } = change;
  const lots = lotsOf(change);
  if (lots.length > mostLots) throw new Refusal("stock/too-many-lots", { sku, most: mostLots });
  if (causes.some((c) => c.lots) && unitsOf(lots) !== onHand)
    throw new Error(`the lots of ${sku} at ${locationId} do not add up to ${onHand}`);
};
