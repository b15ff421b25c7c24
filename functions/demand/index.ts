/**
 * What was wanted, for domains that look ahead. `until` is the day of asking in the company's time zone: the period it lies in runs, those before are closed.
 * Agreed with forecasts and supply-plans: change it here, and tell them.
 */
import type { Actor } from "../../events/define.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import { type Frequency, periodOf } from "../../shared/contracts/periods.ts";
import { type DemandNode, nodeAsked, type RegionDemand } from "../../shared/contracts/demand.ts";
import type { DistributorId, LocalDate, Region, Sku } from "../../shared/contracts/primitives.ts";
import { notFound } from "../../shared/errors.ts";
import type { Caller } from "../../shared/membership.ts";
import type { Action, Page } from "../../shared/table.ts";
import { findDistributors } from "../distributors/index.ts";
import { historiesOf, type Leaf, type NodeHistory, type Reporting, type Seller } from "./demand.ts";
import { leavesOfRegion, leavesOfSku, listSkus, readReports } from "./demand.table.ts";
import { salesTaken, soldBefore } from "./past-sales.table.ts";
import type { PastSale } from "./sale.ts";

export { noDemand } from "./demand.ts";
export type DemandSeries = NodeHistory & { sku: Sku };
export interface DemandReader {
  ofSku(sku: Sku, freq: Frequency): Promise<DemandSeries[]>;
  ofRegion(region: Region, freq: Frequency): Promise<RegionDemand>;
  /** All SKUs together of some regions, the whole first: of all, of each region, distributor and own places. Of `seller` alone where it is named. */
  ofRegions(regions: readonly Region[], freq: Frequency, seller?: DistributorId): Promise<NodeHistory[]>;
}

/** For a look at many SKUs: who reports is read once a distributor. One query a SKU, one round trip for the distributors that are new. */
export const demandReader = (until: LocalDate): DemandReader => {
  const known = new Map<Seller, Promise<Reporting | undefined>>();
  const reportingOf = async (leaves: readonly Leaf[]): Promise<Map<Seller, Reporting>> => {
    const sellers = [...new Set(leaves.flatMap(({ seller }) => (seller === "HQ" ? [] : [seller])))];
    const fresh = sellers.filter((seller) => !known.has(seller));
    const read = readReporting(fresh);
    for (const seller of fresh)
      known.set(
        seller,
        read.then((found) => found.get(seller)),
      );
    const all = await Promise.all(sellers.map(async (seller) => [seller, await known.get(seller)] as const));
    return new Map(all.flatMap(([seller, found]) => (found ? [[seller, found]] : [])));
  };
  const historiesIn = async (leaves: readonly Leaf[], freq: Frequency): Promise<NodeHistory[]> =>
    historiesOf(leaves, await reportingOf(leaves), { freq, until });
  const ofRegions: DemandReader["ofRegions"] = async (regions, freq, seller) =>
    historiesIn((await Promise.all(regions.map((one) => leavesOfRegion(one, seller)))).flat(), freq);
  return {
    ofSku: async (sku, freq) => (await historiesIn(await leavesOfSku(sku), freq)).map((one) => ({ sku, ...one })),
    ofRegion: async (region, freq) => {
      const [{ node: _, ...whole }] = (await ofRegions([region], freq)) as [NodeHistory];
      return { ...whole, region, freq };
    },
    ofRegions,
  };
};

/** Whose series a member asks for. To a distributor's there is its own alone: throws `record/not-found` for any other, as if there were none. */
export const nodeFor = (caller: Pick<Caller, "tenant">, query: Parameters<typeof nodeAsked>[0]): DemandNode => {
  if (caller.tenant === "HQ") return nodeAsked(query);
  if (query.region || (query.distributorId ?? caller.tenant) !== caller.tenant) throw notFound();
  return { kind: "distributor", distributorId: caller.tenant };
};

const readReporting = async (sellers: readonly DistributorId[]): Promise<Map<Seller, Reporting>> => {
  const [records, reports] = await Promise.all([findDistributors(sellers), readReports(sellers)]);
  return new Map(
    sellers.flatMap((seller, i) => {
      const record = records.get(seller);
      return record ? [[seller, { channel: record.channel, region: record.region, ...reports[i]! }] as const] : [];
    }),
  );
};

/** Every series of a SKU, the SKU as a whole first, then its regions, distributors and own places in no order: they agree in each period. */
export const demandOfSku = (sku: Sku, freq: Frequency, until: LocalDate): Promise<DemandSeries[]> =>
  demandReader(until).ofSku(sku, freq);

/** All SKUs of a region together, base units summed. */
export const demandOfRegion = (region: Region, freq: Frequency, until: LocalDate): Promise<RegionDemand> =>
  demandReader(until).ofRegion(region, freq);

/** SKUs with any demand, by name; at most 1,000 a page. */
export const pageOfSkus = (page: { cursor?: string | undefined; limit: number }): Promise<Page<Sku>> => listSkus(page);

/**
 * Sales of past days out of a distributor's books: what each row is, and the actions that take the new ones over (one for each SKU's year, and one more; they may fail as
 * stale). `conflict`: that day has another quantity already; `reported`: in that week the distributor itself reported sales from its shelves.
 */
export const pastSales = async (
  distributor: Pick<Distributor, "id" | "region">,
  rows: readonly PastSale[],
  step: { actor: Actor; now: string },
): Promise<{ outcomes: ("new" | "same" | "conflict" | "reported")[]; actions: Action[] }> => {
  const skus = [...new Set(rows.map(({ sku }) => sku))];
  const [before, [reports]] = await Promise.all([soldBefore(distributor.id, skus), readReports([distributor.id])]);
  const outcomes = rows.map(({ sku, date, quantity }) => {
    const known = before.get(sku)!.find(({ units }) => date in units)?.units[date];
    if (known !== undefined) return known === quantity ? "same" : "conflict";
    return reports!.live.has(periodOf(date, "W")) ? "reported" : "new";
  });
  const fresh = rows.filter((_, i) => outcomes[i] === "new");
  return { outcomes, actions: salesTaken(distributor, fresh, before, step) };
};
