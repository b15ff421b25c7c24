import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { DistributorId, Sku } from "../../shared/contracts/primitives.ts";
import type { PriceLevel, PriceList } from "../../shared/contracts/pricing.ts";
import type { Candidate } from "./price.ts";
import { scopeKeysOf, type ScopeRows } from "./price-list.ts";

export type Buyer = Pick<Distributor, "grade" | "region" | "channel"> & { distributorId: DistributorId };
export interface Priceable {
  sku: Sku;
  category: string;
  floorFen?: number | undefined;
}

/** Whose lists price a buyer. */
export const targetsOf = ({ distributorId, grade, region, channel }: Buyer): PriceLevel[] => [
  { level: "contract", distributorId },
  { level: "distributor", distributorId },
  { level: "grade", grade },
  { level: "region", region },
  { level: "channel", channel },
  { level: "base" },
];

/** What lists say of a product, each with its own rows. */
export const candidatesIn = (
  lists: readonly PriceList[],
  rows: readonly ScopeRows[],
  { sku, category }: Pick<Priceable, "sku" | "category">,
): Candidate[] =>
  lists.flatMap((list, i) =>
    scopeKeysOf(sku, category).flatMap((scope) => (rows[i]!.get(scope) ?? []).map((entry) => ({ list, entry }))),
  );
