import { findProducts } from "../catalog/index.ts";
import { demandReader, pageOfSkus } from "../demand/index.ts";
import { type Frequency, firstDayOf } from "../../shared/contracts/periods.ts";
import { nodeName } from "../../shared/contracts/demand.ts";
import type { LocalDate, Sku } from "../../shared/contracts/primitives.ts";
import { type Artefact, type SeriesIn, type Tier, train } from "../../shared/forecasting/index.ts";
import type { DemandSeries } from "../demand/index.ts";
import { everyPage } from "../../shared/table.ts";
import type { Circumstances } from "./circumstances.ts";
import { circumstancesReader } from "./circumstances-reader.ts";
import { horizonOf } from "./series.ts";

/** Enough to learn what series have in common; spread evenly over the SKUs by name. */
const skusLearntFrom = 400;
const seriesLearntFrom = 1_500;
/** Above so many SKUs each may cost less. */
const tierOf = (skus: number): Tier => (skus <= 5_000 ? "full" : skus <= 10_000 ? "standard" : "fast");

/** What series of one category and region share: festivals, promotions, the season of those too young for their own. */
export const seriesIn = (
  { sku, node, region, start, demand }: DemandSeries,
  freq: Frequency,
  category = "",
  circumstances?: Circumstances,
): SeriesIn => {
  const where = node.kind === "sku" ? "" : node.kind === "distributor" ? region : node.region;
  const group = where ? `${category}/${where}` : category;
  return { id: `${sku}#${JSON.stringify(node)}`, freq, start: firstDayOf(start), y: demand, group, ...circumstances };
};

const evenly = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most ? [...all] : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);

/** Learns from the demand of up to 400 SKUs what forecasts of one frequency need. */
export const trainModel = async (freq: Frequency, until: LocalDate): Promise<Artefact> => {
  const skus = await everyPage(pageOfSkus);
  const chosen = evenly(skus, skusLearntFrom);
  const [demand, circumstances] = [demandReader(until), circumstancesReader(until)];
  const products = await findProducts(chosen);
  const ofSku = async (sku: Sku): Promise<SeriesIn[]> => {
    const [product, nodes] = [products.get(sku), await demand.ofSku(sku, freq)];
    const told = await circumstances.of(nodes, freq, product);
    return nodes.map((node) => seriesIn(node, freq, product?.category, told.get(nodeName(node.node))));
  };
  const series: SeriesIn[] = [];
  for (let i = 0; i < chosen.length; i += 20)
    series.push(...(await Promise.all(chosen.slice(i, i + 20).map(ofSku))).flat());
  return train(evenly(series, seriesLearntFrom), { freq, h: horizonOf[freq], tier: tierOf(skus.length) });
};

/** Before the first training: from one SKU's own series. */
export const trainedOn = (series: readonly SeriesIn[], freq: Frequency): Artefact =>
  train([...series], { freq, h: horizonOf[freq], tier: "standard" });
