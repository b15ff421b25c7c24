import { describe, expect, it } from "vitest";
import { dayOf, festivalDay } from "../../shared/forecasting/holidays.ts";
import { forecast, train, type SeriesIn } from "../../shared/forecasting/index.ts";
import { anItem, items, noise } from "./make.ts";

/** Three years of months ending in December, demand 40 % up in the three weeks before the spring festival. */
function stockedUp(count: number, lastYear: number): { series: SeriesIn; next: number[] }[] {
  return Array.from({ length: count }, (_, i) => {
    const shock = noise(`spring-${i}`);
    const firstYear = lastYear - 2;
    const all = Array.from({ length: 39 }, (__, t) => {
      const year = firstYear + Math.floor(t / 12);
      const from = dayOf(`${year}-${String((t % 12) + 1).padStart(2, "0")}-01`);
      const festival = festivalDay("spring-festival", year)!;
      let days = 0;
      for (let d = festival - 20; d < festival; d += 1) days += d >= from && d < from + 30 ? 1 : 0;
      return 100 * (i + 1) * (1 + (0.6 * days) / 20) * Math.exp(0.08 * shock());
    });
    const series = {
      id: `s${i}`,
      freq: "M" as const,
      start: `${firstYear}-01-01`,
      group: "gifts",
      y: all.slice(0, 36),
    };
    return { series, next: all.slice(36) };
  });
}

const wape = (made: number[][], actual: number[][]): number => {
  const errors = actual.flatMap((row, i) => row.map((v, k) => Math.abs(v - made[i]![k]!)));
  return errors.reduce((a, b) => a + b) / actual.flat().reduce((a, b) => a + b);
};

describe("a festival that moves", () => {
  it.each([2021, 2022, 2024])(
    "is followed from %s into the next year, where the season alone would miss it",
    (lastYear) => {
      const world = stockedUp(30, lastYear);
      const dated = world.map((w) => w.series);
      const undated = dated.map(({ start: _, ...rest }) => rest as SeriesIn);
      const errorOf = (series: SeriesIn[]) => {
        const artefact = train(series, { freq: "M", h: 3, tier: "fast" });
        return wape(
          series.map((s) => forecast(s, artefact).mean),
          world.map((w) => w.next),
        );
      };
      expect(errorOf(dated)).toBeLessThan(0.85 * errorOf(undated));
    },
  );

  it("is told as a part of the forecast", () => {
    const dated = stockedUp(30, 2024).map((w) => w.series);
    const artefact = train(dated, { freq: "M", h: 3, tier: "fast" });
    const { parts, mean } = forecast(dated[0]!, artefact);
    expect(parts.holiday[0]).toBeGreaterThan(1.1);
    mean.forEach((v, k) => expect(parts.level[k]! * parts.season[k]! * parts.holiday[k]!).toBeCloseTo(v, 6));
  });

  it("is ignored in a series without dates", () => {
    expect(train(items(5), { freq: "M", h: 3, tier: "fast" }).effects).toEqual({});
  });
});

describe("a promotion", () => {
  const shock = noise("promo");
  const promo = Array.from({ length: 420 + 14 }, (_, t) => (t % 35 >= 30 || t >= 427 ? 1 : 0));
  const y = Array.from(
    { length: 420 },
    (_, t) => 50 * (1 + 0.2 * Math.sin((2 * Math.PI * t) / 7)) * (promo[t] ? 2 : 1) * Math.exp(0.1 * shock()),
  );
  const series: SeriesIn = { id: "p", freq: "D", y, promo };
  const artefact = train([series], { freq: "D", h: 14, tier: "standard" });

  it("is taken out of the history and put on the days to come that it is planned for", () => {
    const { mean, parts } = forecast(series, artefact);
    expect(parts.promotion.slice(0, 7)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(parts.promotion[8]).toBeGreaterThan(1.8);
    expect(parts.promotion[8]).toBeLessThan(2.2);
    const weeks = [mean.slice(0, 7), mean.slice(7)].map((week) => week.reduce((a, b) => a + b));
    expect(weeks[1]! / weeks[0]!).toBeCloseTo(parts.promotion[8]!, 1);
  });
});

describe("an item too young for a season of its own", () => {
  it("takes that of its group, in the right months", () => {
    const group = items(10, { start: "2020-01-01", group: "drinks" });
    const artefact = train(group, { freq: "M", h: 12, tier: "full" });
    const young = anItem({ id: "new", months: 66, start: "2025-01-01", group: "drinks" });
    const out = forecast({ ...young, y: Array.from(young.y).slice(60) }, artefact);
    expect(out.diag.flags).toContain("season-of-group");
    // July and August of the sine are low, January to April high: the index follows the calendar, not the position.
    expect(out.parts.season[2]!).toBeLessThan(0.85);
    expect(out.parts.season[8]!).toBeGreaterThan(1.15);
  });

  it("goes without when it does not say when it began", () => {
    const artefact = train(items(10, { start: "2020-01-01" }), { freq: "M", h: 12, tier: "full" });
    expect(forecast(anItem({ months: 8 }), artefact).parts.season.every((v) => v === 1)).toBe(true);
  });
});

describe("a stock-out", () => {
  it("that is masked does not pull the forecast down", () => {
    const item = anItem();
    const y = Array.from(item.y, (v, t) => (t >= 56 ? 0 : v!));
    const mask = y.map((_, t) => (t >= 56 ? 1 : 0));
    const artefact = train(items(20), { freq: "M", h: 6, tier: "full" });
    const total = (s: SeriesIn) => forecast(s, artefact).total.mean;
    const truth = total(item);
    expect(total({ ...item, y, mask }) / truth).toBeGreaterThan(0.8);
    expect(total({ ...item, y }) / truth).toBeLessThan(0.8);
  });
});
