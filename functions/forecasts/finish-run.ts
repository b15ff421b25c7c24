import { firstDayOf, lastDayOf, nextPeriod, periodOf } from "../../shared/contracts/periods.ts";
import { type DemandNode, nodeName } from "../../shared/contracts/demand.ts";
import type { SumForecast } from "../../shared/contracts/forecasts.ts";
import type { Region } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { type Artefact, forecast } from "../../shared/forecasting/index.ts";
import { tenth } from "../../shared/rounded.ts";
import { policyNow } from "../company/index.ts";
import { demandReader } from "../demand/index.ts";
import { accuracyOf } from "./accuracy.ts";
import { modelInForce } from "./models.ts";
import { addUp, sumsOf } from "./result.ts";
import { resultsOf, type RunResults, runs, type StoredRun, type Sums } from "./runs.table.ts";
import { horizonOf, numbersAbout } from "./series.ts";
import { keepCycle, keepDistributorSum, keepSum } from "./sums.table.ts";
import { trainedOn } from "./train-model.ts";
import { watchRegion } from "./watch-accuracy.ts";

/** Ends a run whose last portion is done: sums, how good they were, then its news. Anybody may call it at any time; it has one effect. */
export const finishRun = (runId: string, now: string): Promise<void> =>
  runs.finish(runId, now, (run) => sumUp(run, now));

const sumUp = async (run: StoredRun, now: string): Promise<void> => {
  const { portions, distributors } = await resultsOf(run.id);
  const names = [...new Set(portions.flatMap(({ regions }) => Object.keys(regions)))].sort();
  const regions = new Map(names.map((name) => [name, sumsOf(portions.flatMap((r) => r.regions[name] ?? []))]));
  const total = sumsOf(portions.map((r) => r.total));
  if (regions.size > 0) await keepSums(run, { regions, total, distributors }, localDate(now, (await policyNow()).timeZone));
  const added = (of: (r: (typeof portions)[number]) => number): number => tenth(portions.reduce((s, r) => s + of(r), 0));
  await keepCycle(
    run.freq,
    {
      origin: run.origin,
      ...(total.errors && { accuracy: accuracyOf(total.errors) }),
      regions: [...regions].flatMap(([region, { errors }]) => (errors ? [{ region, ...accuracyOf(errors) }] : [])),
      valueAdded: {
        overrides: added((r) => r.valueAdded.overrides),
        overrideError: added((r) => r.valueAdded.overrideError),
        machineError: added((r) => r.valueAdded.machineError),
      },
    },
    run.startedAt,
  );
  if (run.freq === "M") for (const [region, { errors }] of regions) await watchRegion(region, errors, now);
}; // prettier-ignore

interface Found {
  regions: ReadonlyMap<Region, Sums>;
  total: Sums;
  distributors: RunResults["distributors"];
}
const sumsAtOnce = 25;

/** Of all together, of each region and of each distributor: the sum of the SKUs' forecasts, with the bands of its own history. */
const keepSums = async (run: StoredRun, { regions, total, distributors }: Found, today: string): Promise<void> => {
  const { freq, startedAt } = run;
  const from = nextPeriod(run.origin);
  const demand = demandReader(periodOf(today, freq) === from ? today : lastDayOf(from));
  const [model, nodes] = await Promise.all([modelInForce(freq), demand.ofRegions([...regions.keys()], freq)]);
  const histories = new Map(nodes.map((one) => [nodeName(one.node), one]));
  const sum = (node: DemandNode, { mean, errors }: Sums): SumForecast => {
    const { start, demand: y } = histories.get(nodeName(node)) ?? { start: from, demand: [] };
    return { from, mean, ...bandsOf(mean, { start, y }, run, model), ...(errors && { accuracy: accuracyOf(errors) }), madeAt: startedAt }; // prettier-ignore
  };
  for (const [region, sums] of regions) await keepSum(freq, { region, ...sum({ kind: "region", region }, sums) }, startedAt);
  await keepSum(freq, sum({ kind: "sku" }, { ...total, mean: addUp([...regions.values()].map(({ mean }) => mean)) }), startedAt);
  const all = [...distributors];
  for (let i = 0; i < all.length; i += sumsAtOnce)
    await Promise.all(
      all.slice(i, i + sumsAtOnce).map(([distributorId, sums]) =>
        keepDistributorSum(freq, distributorId, sum({ kind: "distributor", distributorId }, sumsOf(sums)), startedAt),
      ),
    );
}; // prettier-ignore

const bandsOf = (
  mean: readonly number[],
  { start, y }: { start: string; y: number[] },
  { freq }: StoredRun,
  model: Artefact | undefined,
): Pick<SumForecast, "band80" | "band95"> => {
  const series = { id: "", freq, start: firstDayOf(start), y };
  const out = forecast(series, model ?? trainedOn([series], freq), horizonOf[freq]);
  const { band80, band95 } = numbersAbout(mean, out);
  return { band80, band95 };
};
