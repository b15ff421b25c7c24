import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, parseDecimal, shareOf, splitFen, taxOn, taxWithin } from "../shared/money.ts";

const fen = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 500 });
const rate = fc.integer({ min: 0, max: 10_000 });
const sum = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);

describe("an amount split over lines", () => {
  it("sums to the total, to the fen", () => {
    fc.assert(fc.property(fen, weights, (total, w) => sum(splitFen(total, w)) === total));
  });

  it("gives every line its exact share, rounded down or up", () => {
    fc.assert(
      fc.property(fen, weights, (total, w) => {
        const whole = w.reduce((a, b) => a + BigInt(b), 0n);
        fc.pre(whole > 0n);
        return splitFen(total, w).every((part, i) => {
          const distance = BigInt(part) * whole - BigInt(total) * BigInt(w[i]!);
          return distance < whole && -distance < whole;
        });
      }),
    );
  });

  it("gives nothing to a line without weight, unless all are without", () => {
    expect(splitFen(100, [0, 3, 0])).toEqual([0, 100, 0]);
    expect(splitFen(100, [0, 0, 0])).toEqual([34, 33, 33]);
  });

  it("is the mirror of itself for a credit", () => {
    fc.assert(
      fc.property(fen, weights, (total, w) => {
        expect(splitFen(-total, w)).toEqual(splitFen(total, w).map((part) => -part || 0));
      }),
    );
  });

  it("gives the odd fen to the largest remainder, then to the earlier line", () => {
    expect(splitFen(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(splitFen(100, [1, 2, 3])).toEqual([17, 33, 50]);
    expect(() => splitFen(1, [])).toThrow();
  });
});

describe("a share in basis points", () => {
  it("is rounded half away from zero", () => {
    expect([shareOf(50, 100), shareOf(49, 100), shareOf(-50, 100), shareOf(1, 5_000)]).toEqual([1, 0, -1, 1]);
  });

  it("is off by half a fen at most, however large the amount", () => {
    fc.assert(
      fc.property(fen, rate, (amount, bp) => {
        const off = BigInt(shareOf(amount, bp)) * 10_000n - BigInt(amount) * BigInt(bp);
        return off <= 5_000n && off >= -5_000n;
      }),
    );
  });
});

describe("tax", () => {
  it("at 13 % within 113 is 13, and on 100 is 13", () => {
    expect([taxWithin(11_300, 1_300), taxOn(10_000, 1_300), taxWithin(0, 1_300)]).toEqual([1_300, 1_300, 0]);
  });

  it("taken out of a gross amount and put back on the net is the same to the fen", () => {
    fc.assert(
      fc.property(fen, rate, (gross, bp) => {
        const tax = taxWithin(gross, bp);
        return Math.abs(taxOn(gross - tax, bp) - tax) <= 1;
      }),
    );
  });
});

describe("money as text", () => {
  it("is written in the reader's language", () => {
    expect(formatMoney(123_456, "CNY", "zh-CN")).toBe("¥1,234.56");
    expect(formatMoney(-5, "USD", "en")).toBe("-$0.05");
  });

  it("is read exactly, and never guessed", () => {
    expect(["14.00", "14", "-0.5", "18.9000", " 7.25 "].map(parseDecimal)).toEqual([1_400, 1_400, -50, 1_890, 725]);
    expect(["", "1,5", "1.234", "NULL", "1e3", "--1", "1."].map(parseDecimal)).toEqual(Array(7).fill(undefined));
  });

  it("is read back as what was written", () => {
    fc.assert(
      fc.property(fen, (amount) => {
        const digits = String(Math.abs(amount)).padStart(3, "0");
        return parseDecimal(`${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`) === amount;
      }),
    );
  });
});
