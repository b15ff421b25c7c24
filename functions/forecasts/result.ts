import type { DemandSeries } from "../demand/index.ts";
import type { Override } from "../../shared/contracts/forecast-judgements.ts";
import { tenth } from "../../shared/rounded.ts";
import type { DistributorId, Region } from "../../shared/contracts/primitives.ts";
import { type Errors, summed } from "./accuracy.ts";
import type { KeptSeries } from "./forecasts.table.ts";
import { settled, valueAddedOf } from "./override.ts";
import type { ChunkResult, Sums } from "./runs.table.ts";

export const addUp = (all: readonly (readonly number[])[]): number[] =>
  Array.from({ length: Math.max(0, ...all.map(({ length }) => length)) }, (_, k) =>
    tenth(all.reduce((sum, values) => sum + (values[k] ?? 0), 0)),
  );
export const sumsOf = (all: readonly { mean: readonly number[]; errors?: Errors | undefined }[]): Sums => {
  const errors = summed(all.flatMap(({ errors }) => (errors ? [errors] : [])));
  return { mean: addUp(all.map(({ mean }) => mean)), ...(errors && { errors }) };
};

interface Found {
  series: readonly KeptSeries[];
  overrides: readonly Override[];
  histories: readonly DemandSeries[];
}
/** What a portion's SKUs come to together. */
export const resultOf = (found: readonly Found[]): ChunkResult => {
  const series = found.flatMap((one) => one.series);
  const byRegion = Map.groupBy(
    series.filter(({ node }) => node.kind === "region"),
    ({ node }) => (node as { region: Region }).region,
  );
  const byDistributor = Map.groupBy(
    series.filter(({ node }) => node.kind === "distributor"),
    ({ node }) => (node as { distributorId: DistributorId }).distributorId,
  );
  return {
    series: series.length,
    total: sumsOf(series.filter(({ node }) => node.kind === "sku")),
    regions: Object.fromEntries([...byRegion].map(([region, all]) => [region, sumsOf(all)])),
    distributors: [...byDistributor].map(([id, all]) => [id, sumsOf(all)] as const),
    valueAdded: valueAddedOf(
      found.flatMap(({ overrides, histories }) => settled(overrides, histories, histories[0]!.running.period)),
    ),
  };
};
