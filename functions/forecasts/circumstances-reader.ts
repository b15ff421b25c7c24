import { nodeName } from "../../shared/contracts/demand.ts";
import type { Product } from "../../shared/contracts/catalog.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { Frequency } from "../../shared/contracts/periods.ts";
import type { DistributorId, LocalDate, LocationId, Region } from "../../shared/contracts/primitives.ts";
import type { DemandSeries } from "../demand/index.ts";
import { findDistributors } from "../distributors/index.ts";
import { type Location, type PlacesTogether, placesOf, stockOutsOf } from "../inventory/index.ts";
import { promotionReader } from "../pricing/index.ts";
import { type Circumstances, circumstancesOf, type SellerDays } from "./circumstances.ts";
import { isLeaf } from "./series.ts";

export interface CircumstancesReader {
  /** By the name of the node. */
  of(nodes: readonly DemandSeries[], freq: Frequency, product?: Product): Promise<Map<string, Circumstances>>;
}

/** Where a seller's demand would have been met: what it sells comes from its own shelves, what it orders from the warehouses that supply it. */
const placesFor = (
  { node, basis }: DemandSeries,
  distributors: ReadonlyMap<DistributorId, Distributor>,
  ofHq: readonly Location[],
): PlacesTogether => {
  if (node.kind === "distributor")
    return basis === "sold" ? node.distributorId : (distributors.get(node.distributorId)?.suppliedFrom ?? []);
  return node.kind === "own" ? storesIn(node.region, ofHq) : [];
};
/** HQ sells in a region from its stores, where it has any. */
const storesIn = (region: Region, ofHq: readonly Location[]): LocationId[] => {
  const there = ofHq.filter((place) => place.region === region);
  const stores = there.filter(({ kind }) => kind === "store");
  return (stores.length > 0 ? stores : there).map(({ id }) => id);
};

/** For a look at many SKUs: places, distributors and price lists are read once. Of each SKU its balances, the days of the places that had any, its price rows. */
export const circumstancesReader = (until: LocalDate): CircumstancesReader => {
  let places: Promise<Location[]> | undefined;
  const known = new Map<DistributorId, Promise<Distributor | undefined>>();
  const promotions = promotionReader();
  const distributorsOf = async (ids: readonly DistributorId[]): Promise<Map<DistributorId, Distributor>> => {
    const fresh = ids.filter((id) => !known.has(id));
    const read = findDistributors(fresh);
    for (const id of fresh) known.set(id, read.then((found) => found.get(id))); // prettier-ignore
    const all = await Promise.all(ids.map(async (id) => [id, await known.get(id)] as const));
    return new Map(all.flatMap(([id, found]) => (found ? [[id, found]] : [])));
  };
  return {
    of: async (nodes, freq, product) => {
      const leaves = nodes.filter(({ node }) => isLeaf(node));
      const ids = leaves.flatMap(({ node }) => (node.kind === "distributor" ? [node.distributorId] : []));
      const [distributors, ofHq] = await Promise.all([distributorsOf(ids), (places ??= placesOf("HQ"))]);
      const buyers = [...distributors.values()].map(({ id, ...rest }) => ({ distributorId: id, ...rest }));
      // What is sold out for good is not missing.
      const groups = product?.status === "discontinued" ? [] : leaves.map((leaf) => placesFor(leaf, distributors, ofHq)); // prettier-ignore
      const sku = nodes[0]!.sku;
      const [soldOut, promoted] = await Promise.all([
        groups.length > 0 ? stockOutsOf(sku, groups, until) : [],
        product && buyers.length > 0 ? promotions.of(buyers, product) : [],
      ]);
      const promotedOf = new Map(buyers.map(({ distributorId }, i) => [distributorId, promoted[i] ?? []]));
      const days = leaves.map(({ node }, i): [string, SellerDays] => [
        nodeName(node),
        {
          soldOut: soldOut[i] ?? [],
          // What HQ's own places ask of whoever comes in is no price list's matter.
          promoted: (node.kind === "distributor" && promotedOf.get(node.distributorId)) || [],
        },
      ]);
      return circumstancesOf(nodes, new Map(days), freq);
    },
  };
};
