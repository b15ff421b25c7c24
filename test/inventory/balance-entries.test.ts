import { describe, expect, it } from "vitest";
import {
  availableChange,
  isIdle,
  lotsOf,
  moves,
  movesStock,
  type StockEntry,
  summed,
} from "../../functions/inventory/balance.ts";
import { mostLots } from "../../shared/contracts/bounds.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";

const loc = "loc_1" as LocationId;
const cause = { kind: "test", id: "doc_1" };
const anEntry = (more: Partial<StockEntry>): StockEntry => ({ sku: "TEA", locationId: loc, cause, ...more });
const lot = (name: string, quantity: number) => ({ lot: name, quantity });
const none = { sku: "TEA", locationId: loc, onHand: 0, reserved: 0, incoming: 0, inTransit: 0, causes: [] };
const refusalOf = (entries: readonly StockEntry[]): unknown => {
  try {
    return summed(entries);
  } catch (error) {
    return error;
  }
};

describe("entries of one SKU at one place", () => {
  it("are one change, with a cause each that moved goods", () => {
    const entries = [anEntry({ onHand: -3, reserved: -3 }), anEntry({ inTransit: 3 }), anEntry({ reserved: 2 })];
    expect(summed(entries)).toEqual([
      {
        ...none,
        onHand: -3,
        reserved: -1,
        inTransit: 3,
        causes: [
          { ...cause, onHand: -3, inTransit: 0 },
          { ...cause, onHand: 0, inTransit: 3 },
        ],
      },
    ]);
  });
  it("are kept apart from those of another place or SKU, in the order of first mention", () => {
    const other = { locationId: "loc_2" as LocationId };
    const changes = summed([anEntry({ onHand: 1 }), anEntry({ ...other, onHand: 2 }), anEntry({ sku: "OIL", onHand: 3 })]); // prettier-ignore
    expect(changes.map(({ sku, locationId, onHand }) => [sku, locationId, onHand])).toEqual([
      ["TEA", "loc_1", 1],
      ["TEA", "loc_2", 2],
      ["OIL", "loc_1", 3],
    ]);
  });
  it("are nothing where they add up to nothing and moved nothing", () => {
    expect(summed([anEntry({ reserved: 2 }), anEntry({ reserved: -2 }), anEntry({})])).toEqual([]);
    expect(summed([anEntry({ onHand: 2 }), anEntry({ onHand: -2 })])).toHaveLength(1);
    expect(summed([anEntry({ incoming: 1 })])).toEqual([{ ...none, incoming: 1 }]);
  });
  it("are whole numbers that a computer counts exactly", () => {
    for (const by of [0.5, Number.NaN, 2 ** 53])
      expect(() => summed([anEntry({ incoming: by })])).toThrow(`incoming of loc_1#TEA changes by ${by}`);
  });
});

describe("a change", () => {
  it("makes as much available as came in, less what was set aside", () =>
    expect(availableChange({ ...none, onHand: 5, reserved: 2 })).toBe(3));
  it("moves where it has a cause, and is idle where it has none and changes nothing", () => {
    expect([moves(none), isIdle(none)]).toEqual([false, true]);
    expect(isIdle({ ...none, incoming: 1 })).toBe(false);
    const moved = { ...none, causes: [{ ...cause, onHand: 1, inTransit: 0 }] };
    expect([moves(moved), isIdle(moved)]).toEqual([true, false]);
  });
  it("moves goods by what is on hand, under way, or another lot", () => {
    const still = { ...cause, onHand: 0, inTransit: 0 };
    expect(movesStock(still)).toBe(false);
    expect(movesStock({ ...still, onHand: -1 })).toBe(true);
    expect(movesStock({ ...still, inTransit: 1 })).toBe(true);
    expect(movesStock({ ...still, lots: [lot("A", 1), lot("B", -1)] })).toBe(true);
    expect(movesStock({ ...still, lots: [] })).toBe(false);
  });
});

describe("lots", () => {
  it("are kept with the movement that they make up, and summed", () => {
    const [change] = summed([
      anEntry({ onHand: 5, lots: [lot("B", 2), lot("A", 3)] }),
      anEntry({ onHand: -1, lots: [lot("A", -1)] }),
    ]);
    expect(change!.causes[0]).toEqual({ ...cause, onHand: 5, inTransit: 0, lots: [lot("B", 2), lot("A", 3)] });
    expect(lotsOf(change!)).toEqual([lot("A", 2), lot("B", 2)]);
    expect(lotsOf({ causes: [{ ...cause, onHand: 1, inTransit: 0 }] })).toEqual([]);
  });
  it("make up all of a change or nothing of it", () => {
    const said = "the lots of TEA at loc_1 do not add up to 5";
    expect(() => summed([anEntry({ onHand: 5, lots: [lot("A", 4)] })])).toThrow(said);
    expect(() => summed([anEntry({ onHand: 4, lots: [lot("A", 4)] }), anEntry({ onHand: 1 })])).toThrow(said);
    expect(summed([anEntry({ onHand: 5 })])).toHaveLength(1);
  });
  it("are at most so many of a SKU in one document", () => {
    const lots = (count: number) => Array.from({ length: count }, (_, i) => lot(`L${i}`, 1));
    expect(summed([anEntry({ onHand: mostLots, lots: lots(mostLots) })])).toHaveLength(1);
    const refused = refusalOf([anEntry({ onHand: mostLots + 1, lots: lots(mostLots + 1) })]);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: "stock/too-many-lots", facts: { sku: "TEA", most: mostLots } });
  });
});
