import { again } from "../../../shared/again.ts";
import { commit } from "../../../shared/commit.ts";
import { localDate } from "../../../shared/dates.ts";
import { findProducts } from "../../catalog/index.ts";
import { pastSales } from "../../demand/index.ts";
import { findDistributorByCode } from "../../distributors/index.ts";
import type { MappedRow } from "../mapping.ts";
import type { SellThroughRecord } from "../records.ts";
import { inChunksOf, isNew, isSame, lookUp, type Outcome, type Run, type Taker, wrong } from "../take.ts";

const maxYears = 75;
const maxRows = 4_000;

/** Of one distributor, a few SKUs' years at once: they lie together, a year of a SKU in one item. */
const chunk = (rows: readonly MappedRow<"sell-through">[]): MappedRow<"sell-through">[][] => {
  const chunks = inChunksOf(maxRows)(rows.filter(({ record }) => !record));
  const good = rows.filter(({ record }) => record);
  for (const own of Map.groupBy(good, ({ record }) => record!.distributorCode).values()) {
    let [current, years]: [MappedRow<"sell-through">[], number] = [[], 0];
    for (const year of Map.groupBy(own, ({ record }) => `${record!.sku}#${record!.date.slice(0, 4)}`).values()) {
      if (years === 0 || years === maxYears || current.length + year.length > maxRows) {
        chunks.push((current = []));
        years = 0;
      }
      current.push(...year);
      years += 1;
    }
  }
  return chunks;
};

const take = async (records: readonly SellThroughRecord[], run: Run): Promise<Outcome[]> => {
  const today = localDate(run.now, run.policy.timeZone);
  const [buyers, products] = await Promise.all([
    lookUp(run, "buyer", records.map(({ distributorCode }) => distributorCode), findDistributorByCode),
    findProducts([...new Set(records.map(({ sku }) => sku))]),
  ]); // prettier-ignore
  const outcomes = records.map(({ distributorCode, sku, date }): Outcome => {
    if (!buyers.has(distributorCode)) return wrong("distributor", distributorCode, "unknown-reference");
    if (!products.has(sku)) return wrong("sku", sku, "unknown-reference");
    return date < today ? isNew : wrong("date", date, "not-past");
  });
  const good = records.flatMap((record, at) => (outcomes[at] === isNew ? [{ ...record, at }] : []));
  for (const [code, rows] of Map.groupBy(good, ({ distributorCode }) => distributorCode)) {
    const taken = await again(async () => {
      const { outcomes, actions } = await pastSales(buyers.get(code)!, rows, run);
      if (!run.dryRun) await commit(actions);
      return outcomes;
    });
    for (const [i, { at, date, quantity }] of rows.entries())
      outcomes[at] = {
        new: isNew,
        same: isSame,
        conflict: wrong("quantity", String(quantity), "conflict"),
        reported: wrong("date", date, "already-reported"),
      }[taken[i]!];
  }
  return outcomes;
};

export const sellThrough: Taker<"sell-through"> = { chunk, take };
