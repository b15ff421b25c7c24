import { availableChange, isIdle, lotsOf, type MovementCause, moves, movesStock, type StockChange } from "./balance.ts";
import { negated, unitsOf } from "./lot.ts";

/**
 * A posting that does not fit one transaction first takes (all that could be refused, and whose undoing cannot be), then is decided, then gives
 * (what others could use at once, and would have to be taken from them again). `onHand` and `reserved` stay together: together they are `available`;
 * but lots that go are taken and lots that come are given, though one count says both.
 */
export const phasesOf = (change: StockChange): { take?: StockChange; give?: StockChange } => {
  const pairTakes = availableChange(change) <= 0;
  const signs = new Set(change.causes.flatMap(({ lots = [] }) => lots.map(({ quantity }) => quantity < 0)));
  const mixed = signs.size > 1;
  const part = (taking: boolean): StockChange => {
    const withPair = pairTakes === taking;
    const transit = (n: number): number => (n < 0 === taking ? n : 0);
    const ofHand = ({ onHand, lots }: MovementCause) => {
      if (!mixed) return withPair ? { onHand, ...(lots && { lots }) } : { onHand: 0 };
      const part = (lots ?? []).filter(({ quantity }) => quantity < 0 === taking);
      return { onHand: unitsOf(part), ...(part.length > 0 && { lots: part }) };
    };
    const causes = change.causes
      .map(({ lots: _, ...c }, i) => ({
        ...c,
        ...ofHand(change.causes[i]!),
        inTransit: change.inTransit < 0 === taking ? c.inTransit : 0,
      }))
      .filter(movesStock);
    const paired = mixed ? change.reserved > 0 === taking : withPair;
    return {
      sku: change.sku,
      locationId: change.locationId,
      onHand: mixed ? causes.reduce((n, c) => n + c.onHand, 0) : withPair ? change.onHand : 0,
      reserved: paired ? change.reserved : 0,
      incoming: transit(change.incoming),
      inTransit: transit(change.inTransit),
      causes,
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
      ...(c.lots && { lots: negated(c.lots) }),
    })),
  };
};

/** Rows that a change writes: its balance, its movement, its lots. */
const sizeOf = (change: StockChange): number => (moves(change) ? 2 : 1) + lotsOf(change).length;

/** Shares changes out over transactions of at most `room` actions. */
export const chunksOf = (changes: readonly StockChange[], room: number): StockChange[][] => {
  const chunks: StockChange[][] = [];
  let left = 0;
  for (const change of changes) {
    const size = sizeOf(change);
    if (left < size) {
      chunks.push([]);
      left = room;
    }
    chunks.at(-1)!.push(change);
    left -= size;
  }
  return chunks;
};
