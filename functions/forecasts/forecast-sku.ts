import { type DemandReader, type DemandSeries } from "../demand/index.ts";
import { commit, maxActions } from "../../shared/commit.ts";
import { nodeName } from "../../shared/contracts/demand.ts";
import { type LookAlikes, youngFor } from "../../shared/contracts/forecast-judgements.ts";
import type { Product } from "../../shared/contracts/catalog.ts";
import { type Frequency, nextPeriod, type Period } from "../../shared/contracts/periods.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { unlessStale } from "../../shared/errors.ts";
import { type Artefact, forecast, type ForecastOut, type SeriesIn } from "../../shared/forecasting/index.ts";
import { accuracyOf, errorsOf } from "./accuracy.ts";
import type { CircumstancesReader } from "./circumstances-reader.ts";
import { keepSeries, type KeptForecasts, type KeptSeries, readForecasts, seriesGone } from "./forecasts.table.ts";
import { fromLookAlikes } from "./look-alike.ts";
import { agreed, type BaseForecast, horizonOf } from "./series.ts";
import { seriesIn, trainedOn } from "./train-model.ts";

/** Of so many past forecasts the number for the period then ahead is kept, to be compared with what came. */
const pastKept = 13;

/** The engine with one model; a region of one seller has that seller's history, and is forecast once. */
const engineOf = (known: Artefact | undefined, inputs: readonly SeriesIn[], freq: Frequency) => {
  const model = known ?? trainedOn(inputs, freq);
  const said = new Map<string, ForecastOut>();
  return (input: SeriesIn, length: number, h: number): ForecastOut => {
    const y = Array.from(input.y).slice(0, length);
    const name = JSON.stringify([input.group, input.start, h, y, input.mask, input.promo]);
    const out = said.get(name) ?? forecast({ ...input, y }, model, h);
    said.set(name, out);
    return out;
  };
};

const isYoung = (histories: readonly DemandSeries[], freq: Frequency): boolean =>
  (histories.find(({ node }) => node.kind === "sku")?.demand.length ?? 0) < youngFor[freq];

/** Forecasts of a new product's nodes from products like it; undefined where it is not new, or nothing is known of them. */
const launchOf = async (
  histories: readonly DemandSeries[],
  alikes: LookAlikes | undefined,
  freq: Frequency,
  demand: DemandReader,
): Promise<BaseForecast[] | undefined> => {
  if (!alikes || !isYoung(histories, freq)) return undefined;
  const like = await Promise.all(alikes.skus.map((sku) => demand.ofSku(sku, freq)));
  const sold = like.filter((nodes) => (nodes[0]?.demand.length ?? 0) > 0);
  if (sold.length === 0) return undefined;
  return fromLookAlikes(histories[0]?.demand ?? [], sold, alikes, horizonOf[freq]);
};

/** What was said before the running period began moves to the past; said again within it, it takes its own place. */
const pastOf = (before: KeptSeries | undefined, from: string): KeptSeries["past"] => {
  if (!before) return [];
  if (before.from >= from) return before.past;
  return [...before.past, { from: before.from, mean: before.mean.slice(0, 1) }].slice(-pastKept);
};

/** As text, in an order of its own: what is read from the store may have another. */
const told = ({
  from,
  mean,
  band80,
  band95,
  total,
  past,
  errors: e,
  model,
  flags,
  region,
  outOfStock,
}: KeptSeries): string =>
  JSON.stringify([
    [from, mean, band80.lo, band80.hi, band95.lo, band95.hi, total.mean, total.q, model, flags, region, outOfStock],
    past.map((one) => [one.from, one.mean]),
    e && [e.published, e.periods, e.absolute, e.signed, e.naive, e.actual],
  ]);
const sameNumbers = (a: KeptSeries | undefined, b: KeptSeries): boolean => a !== undefined && told(a) === told(b);

const outagesOf = ({ start }: DemandSeries, mask: readonly number[]): Period[] =>
  mask.flatMap((masked, k) => (masked ? [nextPeriod(start, k)] : []));

/** All nodes of a SKU forecast anew, and kept where a number changed. `now`: before anything was read. */
export const forecastSku = async (
  sku: Sku,
  freq: Frequency,
  about: {
    demand: DemandReader;
    circumstances: CircumstancesReader;
    model: Artefact | undefined;
    product?: Product | undefined;
    now: string;
  },
): Promise<KeptForecasts & { histories: DemandSeries[] }> => {
  const { demand, model, product, now } = about;
  const [histories, before] = await Promise.all([demand.ofSku(sku, freq), readForecasts(sku, freq)]);
  const running = histories[0]!.running.period;
  // A portion of an old run that comes late takes nothing back.
  if ((before.series[0]?.from ?? running) > running) return { ...before, histories };
  const launch = await launchOf(histories, before.lookAlikes, freq, demand);
  const told = await about.circumstances.of(histories, freq, product);
  const inputs = histories.map((one) => seriesIn(one, freq, product?.category, told.get(nodeName(one.node))));
  const engine = engineOf(model, inputs, freq);
  const h = horizonOf[freq];
  const bases = launch ?? histories.map(({ node, region }, i) => ({ node, ...(region && { region }), out: engine(inputs[i]!, Infinity, h) })); // prettier-ignore
  const at = new Map(histories.map(({ node }, i) => [nodeName(node), i]));
  const series = agreed(sku, freq, running, bases).map((numbers): KeptSeries => {
    const name = nodeName(numbers.node);
    const was = before.series.find(({ node }) => nodeName(node) === name);
    const past = pastOf(was, running);
    const i = at.get(name);
    const backtest = (n: number, periods: number): readonly number[] => engine(inputs[i!]!, n, periods).mean;
    const { mask = [] } = told.get(name) ?? {};
    const errors = i === undefined ? undefined : errorsOf({ ...histories[i]!, freq, mask }, past, running, backtest);
    const missing = i === undefined ? [] : outagesOf(histories[i]!, mask);
    const found = {
      ...numbers,
      ...(missing.length > 0 && { outOfStock: missing }),
      past,
      ...(errors && { errors, accuracy: accuracyOf(errors) }),
      madeAt: now,
    };
    return sameNumbers(was, found) ? was! : found;
  });
  const changed = series.filter((one) => one.madeAt === now);
  await Promise.all(changed.map((one) => keepSeries(one, now)));
  const names = new Set(series.map(({ node }) => nodeName(node)));
  const gone = before.series.filter(({ node }) => !names.has(nodeName(node)));
  for (let i = 0; i < gone.length; i += maxActions)
    await commit(seriesGone(gone.slice(i, i + maxActions), now)).catch(unlessStale);
  return { series, overrides: before.overrides, histories };
};
