import { counted, skuKey } from "../../functions/demand/demand.table.ts";
import type { Fact, Seller } from "../../functions/demand/demand.ts";
import { commit } from "../../shared/commit.ts";
import { firstDayOf, nextPeriod, type Period } from "../../shared/contracts/periods.ts";
import type { Region, Sku } from "../../shared/contracts/primitives.ts";
import { put } from "../../shared/table.ts";

/** Demand of a SKU at a seller by month, from `start` on, as orders of each month's first day would have left it. */
export const demandIs = async (
  sku: Sku,
  of: { seller: string; region: Region; start: Period; units: readonly number[] },
): Promise<void> => {
  const facts: Fact[] = of.units.map((units, i) => ({
    sku,
    seller: of.seller as Seller,
    region: of.region,
    date: firstDayOf(nextPeriod(of.start, i)),
    measure: of.seller === "HQ" ? "sold" : "ordered",
    units,
  }));
  await commit([put({ ...skuKey(sku), type: "demand-sku", tenant: "HQ" }), ...counted(facts)]);
};

/** Months of a level with a yearly wave: enough to be a season, whole numbers. */
export const wave = (months: number, level: number, height = 0.3): number[] =>
  Array.from({ length: months }, (_, i) => Math.round(level * (1 + height * Math.sin((2 * Math.PI * i) / 12))));
