import { maxActions } from "../../shared/commit.ts";
import type { LocalDate, Region, Sku } from "../../shared/contracts/primitives.ts";
import { type Period, periodOf } from "../../shared/contracts/periods.ts";
import {
  type Action,
  type Found,
  type Key,
  type Page,
  put,
  query,
  queryAll,
  readMany,
  update,
} from "../../shared/table.ts";
import type { Fact, Leaf, Measure, Seller } from "./demand.ts";

/*
 * 1. All facts of a SKU                     DEMAND#<sku> / <seller>#<year>#<region>
 * 2. All facts of a region, SKUs together   DEMAND-REGION#<region> / <seller>#<year>
 * 3. SKUs that have any                     DEMAND-SKUS / <sku>
 * 4. When a distributor reported            DEMAND-SELLER#<distributorId> / REPORTED, IMPORTED   (a flag a month and week)
 * 5. What an order counts for               DEMAND-OF#<orderId> / <part>          (order-demand.table.ts)
 * 6. Sales of the past, as imported         SOLD#<distributorId>#<sku> / <year>#<region>   (past-sales.table.ts)
 *
 * A year of a seller is one item of flat sums, `m07ordered`, `w31sold`: an addition can be made to an attribute that is not there yet. A week lies in the item of
 * its own year, which may be another than its month's.
 */
const skuPartition = (sku: Sku): string => `DEMAND#${sku}`;
const regionPartition = (region: Region): string => `DEMAND-REGION#${region}`;
export const sellerKey = (seller: Seller, how: ReportKind): Key => ({ pk: `DEMAND-SELLER#${seller}`, sk: how });
export const skuKey = (sku: Sku): Key => ({ pk: "DEMAND-SKUS", sk: sku });

const attributesOf = ({ date, measure }: Fact): { year: string; name: string }[] =>
  (["M", "W"] as const).map((freq) => {
    const period = periodOf(date, freq);
    return {
      year: period.slice(0, 4),
      name: `${freq === "M" ? `m${period.slice(5)}` : `w${period.slice(6)}`}${measure}`,
    };
  });

/** An item of a year: what names it, and what is added to it. */
export interface YearSums {
  key: Key;
  set: Record<string, unknown>;
  add: Record<string, number>;
}
/** One item a year of a SKU's seller, one of its region's, whatever the facts; they come in any order. */
export const yearsOf = (facts: Iterable<Fact>): YearSums[] => {
  const items = new Map<string, YearSums>();
  for (const fact of facts)
    for (const { year, name } of attributesOf(fact)) {
      const { sku, seller, region } = fact;
      const set = { tenant: seller, seller, region, year };
      const ofSku = { pk: skuPartition(sku), sk: `${seller}#${year}#${region}` };
      const ofRegion = { pk: regionPartition(region), sk: `${seller}#${year}` };
      for (const [key, more] of [
        [ofSku, { type: "demand-year", sku }],
        [ofRegion, { type: "demand-region-year" }],
      ] as const) {
        const id = `${key.pk}\n${key.sk}`;
        const item = items.get(id) ?? { key, set: { ...more, ...set }, add: {} };
        item.add[name] = (item.add[name] ?? 0) + fact.units;
        items.set(id, item);
      }
    }
  return [...items.values()];
};
/** The additions that count them; what cancels out writes nothing. */
export const counted = (facts: readonly Fact[]): Action[] =>
  yearsOf(facts).flatMap(({ key, set, add }) => {
    const changes = Object.entries(add).filter(([, units]) => units !== 0);
    return changes.length === 0 ? [] : [update(key, { set, add: Object.fromEntries(changes) })];
  });

type StoredYear = Found & { seller: Seller; region: Region; year: string };
/** Years of one seller in one region are one leaf. */
export const leavesIn = (items: readonly StoredYear[]): Leaf[] => {
  const leaves = new Map<
    string,
    { seller: Seller; region: Region; ordered: Map<Period, number>; sold: Map<Period, number> }
  >();
  for (const item of items) {
    const { seller, region, year } = item;
    const name = `${seller}#${region}`;
    const leaf = leaves.get(name) ?? { seller, region, ordered: new Map(), sold: new Map() };
    leaves.set(name, leaf);
    for (const [attribute, units] of Object.entries(item)) {
      const [, freq, number, measure] = /^([mw])(\d\d)(ordered|sold)$/.exec(attribute) ?? [];
      if (!measure) continue;
      leaf[measure as Measure].set(`${year}-${freq === "w" ? "W" : ""}${number}`, units as number);
    }
  }
  return [...leaves.values()];
};
/** Access pattern 1; `seller` narrows to one. */
export const leavesOfSku = async (sku: Sku, seller?: Seller): Promise<Leaf[]> =>
  leavesIn(await queryAll<StoredYear>({ partition: skuPartition(sku), ...(seller && { prefix: `${seller}#` }) }));
/** Access pattern 2; `seller` narrows to one. */
export const leavesOfRegion = async (region: Region, seller?: Seller): Promise<Leaf[]> => {
  const partition = regionPartition(region);
  return leavesIn(await queryAll<StoredYear>({ partition, ...(seller && { prefix: `${seller}#` }) }));
};

/** Access pattern 3, in the order of their names. */
export const listSkus = async (page: { cursor?: string | undefined; limit: number }): Promise<Page<Sku>> => {
  const { items, cursor } = await query<{ sk: Sku }>({ partition: "DEMAND-SKUS", ...page });
  return { items: items.map(({ sk }) => sk), ...(cursor && { cursor }) };
};
/** What comes before counting, in transactions of its own: said again it says the same, and where nothing follows it does no harm. */
const slices = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / maxActions) }, (_, i) =>
    list.slice(i * maxActions, (i + 1) * maxActions),
  );
/** The rows of those SKUs that have none yet. */
export const newSkus = async (skus: readonly Sku[]): Promise<Action[][]> => {
  const distinct = [...new Set(skus)];
  const found = await readMany(distinct.map(skuKey));
  return slices(
    distinct.filter((_, i) => !found[i]).map((sku) => put({ ...skuKey(sku), type: "demand-sku", tenant: "HQ" })),
  );
};

/** `REPORTED`: by the distributor, from its shelves; `IMPORTED`: with its history. */
export type ReportKind = "REPORTED" | "IMPORTED";
const periodsIn = (item: Found | undefined): Period[] => Object.keys(item ?? {}).filter((name) => /^\d{4}-/.test(name));

/** Access pattern 4: the months and weeks of each, in the order asked, in one round trip. */
export const readReports = async (
  sellers: readonly Seller[],
): Promise<{ reported: ReadonlySet<Period>; live: ReadonlySet<Period> }[]> => {
  const items = await readMany(sellers.flatMap((s) => [sellerKey(s, "REPORTED"), sellerKey(s, "IMPORTED")]));
  return sellers.map((_, i) => {
    const live = periodsIn(items[2 * i]);
    return { reported: new Set([...live, ...periodsIn(items[2 * i + 1])]), live: new Set(live) };
  });
};
export const periodsOf = (dates: readonly LocalDate[]): Period[] => [
  ...new Set(dates.flatMap((date) => [periodOf(date, "M"), periodOf(date, "W")])),
];
/** The flags of those days that are not set yet. */
export const newReports = async (seller: Seller, how: ReportKind, dates: readonly LocalDate[]): Promise<Action[][]> => {
  if (seller === "HQ") return [];
  const key = sellerKey(seller, how);
  const known = new Set(periodsIn((await readMany([key]))[0]));
  return slices(periodsOf(dates).filter((period) => !known.has(period))).map((fresh) => {
    const flags = Object.fromEntries(fresh.map((period) => [period, true]));
    return [update(key, { set: { type: "demand-seller", tenant: seller, ...flags } })];
  });
};
