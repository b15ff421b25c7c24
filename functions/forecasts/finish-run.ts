import { firstDayOf, nextPeriod } from "../../shared/contracts/periods.ts";
import type { Region } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { forecast } from "../../shared/forecasting/index.ts";
import { tenth } from "../../shared/rounded.ts";
import { policyNow } from "../company/index.ts";
import { type DemandReader, demandReader } from "../demand/index.ts";
import { accuracyOf, type Errors } from "./accuracy.ts";
import { modelInForce } from "./models.ts";
import { addUp, sumsOf } from "./result.ts";
import { resultsOf, runs, type StoredRun, type Sums } from "./runs.table.ts";
import { horizonOf, numbersAbout } from "./series.ts";
import { keepCycle, keepSum, type KeptSum } from "./sums.table.ts";
import { sumHistory } from "./sum-history.ts";
import { trainedOn } from "./train-model.ts";
import { watchRegion } from "./watch-accuracy.ts";

/** Ends a run whose last portion is done: sums, how good they were, then its news. Anybody may call it at any time; it has one effect. */
export const finishRun = (runId: string, now: string): Promise<void> =>
  runs.finish(runId, now, (run) => sumUp(run, now));

const sumUp = async (run: StoredRun, now: string): Promise<void> => {
  const results = await resultsOf(run.id);
  const names = [...new Set(results.flatMap(({ regions }) => Object.keys(regions)))].sort();
  const regions = new Map(names.map((name) => [name, sumsOf(results.flatMap((r) => r.regions[name] ?? []))]));
  const total = sumsOf(results.map((r) => r.total));
  const demand = demandReader(localDate(now, (await policyNow()).timeZone));
  if (regions.size > 0) await keepSums(run, regions, total, demand);
  const added = (of: (r: (typeof results)[number]) => number): number => tenth(results.reduce((s, r) => s + of(r), 0));
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
};

/** Of each region and of all together: the sum of the SKUs' forecasts, with the bands of its own history. */
const keepSums = async (
  run: StoredRun,
  regions: ReadonlyMap<Region, Sums>,
  total: Sums,
  demand: DemandReader,
): Promise<void> => {
  const { freq, startedAt } = run;
  const [model, ...histories] = await Promise.all([
    modelInForce(freq),
    ...[...regions.keys()].map((region) => demand.ofRegion(region, freq)),
  ]);
  const from = nextPeriod(run.origin);
  const sum = async (mean: number[], errors: Errors | undefined, of: typeof histories, region?: Region) => {
    const { start, demand: y } = sumHistory(of, from);
    const series = { id: region ?? "", freq, start: firstDayOf(start), y };
    const out = forecast(series, model ?? trainedOn([series], freq), horizonOf[freq]);
    const { band80, band95 } = numbersAbout(mean, out);
    const accuracy = errors && accuracyOf(errors);
    const kept: KeptSum = { ...(region && { region }), from, mean, band80, band95, ...(accuracy && { accuracy }), madeAt: startedAt };
    await keepSum(freq, kept, startedAt);
  }; // prettier-ignore
  for (const [i, [region, { mean, errors }]] of [...regions].entries())
    await sum(mean, errors, [histories[i]!], region);
  await sum(addUp([...regions.values()].map(({ mean }) => mean)), total.errors, histories);
};
