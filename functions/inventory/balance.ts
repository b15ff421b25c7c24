import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";

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
  cause: Cause;
}
export interface Quantities {
  onHand: number;
  reserved: number;
  incoming: number;
  inTransit: number;
}
/** The physical part of an entry, as its movement row keeps it. */
export type MovementCause = Cause & { onHand: number; inTransit: number };
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
const isIdle = (change: StockChange): boolean => !moves(change) && quantities.every((q) => change[q] === 0);
const movesStock = ({ onHand, inTransit }: MovementCause): boolean => onHand !== 0 || inTransit !== 0;

/** One change per SKU and place, in the order of first mention, so that two lines of one SKU are checked together. */
export const summed = (entries: readonly StockEntry[]): StockChange[] => {
  const changes = new Map<string, StockChange>();
  for (const { sku, locationId, cause, ...entry } of entries) {
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
    const moved = { ...cause, onHand: entry.onHand ?? 0, inTransit: entry.inTransit ?? 0 };
    if (movesStock(moved)) change.causes.push(moved);
    changes.set(name, change);
  }
  return [...changes.values()].filter((change) => !isIdle(change));
};

/**
 * A posting that does not fit one transaction first takes (all that could be refused, and whose undoing cannot be), then is decided, then gives
 * (what others could use at once, and would have to be taken from them again). `onHand` and `reserved` stay together: together they are `available`.
 */
export const phasesOf = (change: StockChange): { take?: StockChange; give?: StockChange } => {
  const pairTakes = availableChange(change) <= 0;
  const part = (taking: boolean): StockChange => {
    const withPair = pairTakes === taking;
    const transit = (n: number): number => (n < 0 === taking ? n : 0);
    return {
      sku: change.sku,
      locationId: change.locationId,
      onHand: withPair ? change.onHand : 0,
      reserved: withPair ? change.reserved : 0,
      incoming: transit(change.incoming),
      inTransit: transit(change.inTransit),
      causes: change.causes
        .map((c) => ({
          ...c,
          onHand: withPair ? c.onHand : 0,
          inTransit: change.inTransit < 0 === taking ? c.inTransit : 0,
        }))
        .filter(movesStock),
    };
  };
  const [take, give] = [part(true), part(false)];
  return { ...(!isIdle(take) && { take }), ...(!isIdle(give) && { give }) };
};

/** The opposite of a change, its movements included: history is added to, never taken away. */
export const undone = (change: StockChange, document: string): StockChange => {
  const minus = (n: number): number => (n === 0 ? 0 : -n);
  return {
    ...change,
    onHand: minus(change.onHand),
    reserved: minus(change.reserved),
    incoming: minus(change.incoming),
    inTransit: minus(change.inTransit),
    causes: change.causes.map((c) => ({
      kind: "undone",
      id: document,
      line: c.line,
      onHand: minus(c.onHand),
      inTransit: minus(c.inTransit),
    })),
  };
};

/** Shares changes out over transactions of at most `room` actions; a change that moves stock takes two, any other one. */
export const chunksOf = (changes: readonly StockChange[], room: number): StockChange[][] => {
  const chunks: StockChange[][] = [];
  let left = 0;
  for (const change of changes) {
    const size = moves(change) ? 2 : 1;
    if (left < size) {
      chunks.push([]);
      left = room;
    }
    chunks.at(-1)!.push(change);
    left -= size;
  }
  return chunks;
};
