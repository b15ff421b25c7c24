import type { PriceListId } from "../../shared/contracts/primitives.ts";
import { PriceEntry, PriceLevel } from "../../shared/contracts/pricing.ts";
import type { Candidate } from "../../functions/pricing/price.ts";

export const levelNames = ["contract", "distributor", "grade", "region", "channel", "base"] as const;
export const targetOf = (level: (typeof levelNames)[number], distributorId = "dst_hz"): PriceLevel =>
  PriceLevel.parse({
    level,
    ...((level === "contract" || level === "distributor") && { distributorId }),
    ...(level === "grade" && { grade: "A" }),
    ...(level === "region" && { region: "华东" }),
    ...(level === "channel" && { channel: "distributor" }),
  });

export interface Sketch {
  level?: (typeof levelNames)[number];
  id?: string;
  listFrom?: string | undefined;
  listTo?: string | undefined;
  scope?: "sku" | "category" | "all";
  fromQuantity?: number;
  from?: string | undefined;
  to?: string | undefined;
  unitFen?: number;
  offBase?: number | undefined;
  taxIncluded?: boolean;
}
const dated = (from?: string, to?: string) => ({ ...(from && { from }), ...(to && { to }) });

export const anEntry = (s: Sketch = {}): PriceEntry =>
  PriceEntry.parse({
    scope: {
      kind: s.scope ?? "sku",
      ...{ sku: { sku: "TEA-100" }, category: { category: "茶" }, all: {} }[s.scope ?? "sku"],
    },
    fromQuantity: s.fromQuantity ?? 1,
    ...dated(s.from, s.to),
    price:
      s.offBase === undefined
        ? { kind: "unit", unitFen: s.unitFen ?? 1_000 }
        : { kind: "offBase", basisPoints: s.offBase },
  });

/** A candidate of a list named by its level, with what the test is about. */
export const aCandidate = (s: Sketch = {}): Candidate => ({
  list: {
    id: `pl_${s.id ?? s.level ?? "base"}` as PriceListId,
    name: s.id ?? s.level ?? "base",
    for: targetOf(s.level ?? "base"),
    currency: "CNY",
    taxIncluded: s.taxIncluded ?? true,
    ...dated(s.listFrom, s.listTo),
  },
  entry: anEntry(s),
});
