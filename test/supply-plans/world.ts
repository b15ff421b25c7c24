import { keepSeries } from "../../functions/forecasts/forecasts.table.ts";
import { skuKey } from "../../functions/demand/demand.table.ts";
import { clock } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { DemandNode } from "../../shared/contracts/demand.ts";
import type { LocationId, Region, Sku } from "../../shared/contracts/primitives.ts";
import { readLevels } from "../../functions/inventory/index.ts";
import { getSupplyPlan, listSupplyLines, type NamedLine, recomputeSupplyPlan, type SkuSupplyPlan } from "../../shared/contracts/supply-plans.ts"; // prettier-ignore
import { put } from "../../shared/table.ts";
import { call, type Member } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { foreseen } from "./foreseen.ts";

export interface Expected {
  node: DemandNode;
  region?: Region;
  monthly: number;
  /** By how much a month exceeds the others, by its place. */
  peak?: Record<number, number>;
  spread?: number;
}
/** Published forecasts of a SKU that has had demand, as a run of forecasts leaves them; `from`: its running month. */
export const foresee = async (sku: string, from: string, series: readonly Expected[]): Promise<void> => {
  const madeAt = clock.now();
  for (const { node, region, monthly, peak, spread = 0 } of series) {
    const { published, band80 } = foreseen(() => monthly, { from, spread, ...(peak && { peak }) });
    const total = published.reduce((a, b) => a + b, 0);
    const ones = published.map(() => 1);
    await keepSeries(
      {
        ...{
          sku: sku as Sku,
          node,
          freq: "M",
          from,
          mean: [...published],
          band80: band80 as never,
          band95: band80 as never,
        },
        ...(region && { region }),
        parts: { level: [...published], season: ones, holiday: ones, promotion: ones },
        total: { mean: total, q: Array.from({ length: 10 }, () => total) },
        ...{ model: "test", route: "regular", flags: [], past: [], madeAt },
      },
      madeAt,
    );
  }
  await commit([put({ ...skuKey(sku as Sku), type: "demand-sku", tenant: "HQ" })]);
};
/** The whole of a SKU in one region. */
export const allIn = (region: Region, monthly: number, more: Partial<Expected> = {}): Expected[] => [
  { node: { kind: "sku" }, monthly, ...more },
  { node: { kind: "region", region }, monthly, ...more },
];

export const recompute = (as: Member, sku: string) => ok(call(recomputeSupplyPlan, { as, params: { sku } }));
export const planOf = (as: Member, sku: string): Promise<SkuSupplyPlan> =>
  ok(call<SkuSupplyPlan>(getSupplyPlan, { as, params: { sku } }));
export const linesShown = async (as: Member, show: string): Promise<NamedLine[]> =>
  (await ok(call(listSupplyLines, { as, query: { show } }))).items as NamedLine[];
export const levelAt = async (locationId: string, sku: string) =>
  (await readLevels([{ locationId: locationId as LocationId, sku: sku as Sku }]))[0]!;
