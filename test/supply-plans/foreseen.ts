import type { Foreseen, Month } from "../../functions/supply-plans/outlook.ts";
import { outlookOf } from "../../functions/supply-plans/outlook.ts";
import type { PlanInput } from "../../functions/supply-plans/plan.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";

export const shanghai = "loc_sh" as LocationId;
export const wuhan = "loc_wh" as LocationId;
export const settings = {
  leadTimeDays: 30,
  leadTimeDeviationDays: 0,
  lotSize: 10,
  servicePercent: 95,
  reviewDays: 30,
  buildUpDays: 14,
  maximumCoverDays: 120,
};

/** A forecast of 13 months; without `spread` it is sure of itself. */
export const foreseen = (
  published: (month: number) => number,
  o: { from?: string; spread?: number; peak?: Record<number, number> } = {},
): Foreseen => {
  const months = Array.from({ length: 13 }, (_, i) => i);
  const numbers = months.map((i) => published(i) * (o.peak?.[i] ?? 1));
  const spread = o.spread ?? 0;
  return {
    from: o.from ?? "2026-12",
    published: numbers,
    band80: { lo: numbers.map((v) => v - spread), hi: numbers.map((v) => v + spread) },
  };
};
export const steady = (units: number, o: Parameters<typeof foreseen>[1] = {}): Month[] =>
  outlookOf(foreseen(() => units, o), 0, "2026-12-01"); // prettier-ignore

export const stockOf = (available: number, o: { incoming?: number; inTransit?: number } = {}) => ({
  onHand: available,
  reserved: 0,
  available,
  incoming: 0,
  inTransit: 0,
  ...o,
});

/** One warehouse that supplies one region with 310 a month, empty, on 2026-12-01. */
export const aPlanInput = (change: Partial<PlanInput> = {}): PlanInput => ({
  today: "2026-12-01",
  settings,
  packSize: 1,
  replenished: true,
  whole: steady(310),
  total: { mean: 4030, q: Array.from({ length: 10 }, () => 4030) },
  regions: [{ region: "华东", outlook: steady(310), suppliedBy: shanghai }],
  warehouses: [{ locationId: shanghai, stock: stockOf(0) }],
  others: [],
  meantFor: () => 0,
  ...change,
});
