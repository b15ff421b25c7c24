import { readFileSync } from "node:fs";
import { demandReader } from "../../functions/demand/index.ts";
import { circumstancesReader } from "../../functions/forecasts/circumstances-reader.ts";
import { forecastSku } from "../../functions/forecasts/forecast-sku.ts";
import { resultOf } from "../../functions/forecasts/result.ts";
import { portionDone } from "../../functions/forecasts/runs.table.ts";
import { commit } from "../../shared/commit.ts";
import { digest } from "../../shared/clock.ts";
import type { Artefact } from "../../shared/forecasting/index.ts";

const models = new Map<string, Artefact>();
const modelIn = (file: string): Artefact => {
  const known = models.get(file) ?? (JSON.parse(readFileSync(file, "utf8")) as Artefact);
  models.set(file, known);
  return known;
};

/** What the subscriber does with a portion but for the bus, product names and alerts: reads, forecasts, makes agree, keeps. The number of its series. */
export const forecastChunk = async (of: {
  skus: string[];
  model: string;
  until: string;
  now: string;
}): Promise<number> => {
  const [demand, circumstances] = [demandReader(of.until), circumstancesReader(of.until)];
  const found = [];
  for (let i = 0; i < of.skus.length; i += 5)
    found.push(
      ...(await Promise.all(
        of.skus
          .slice(i, i + 5)
          .map((sku) => forecastSku(sku, "M", { demand, circumstances, model: modelIn(of.model), now: of.now })),
      )),
    );
  const result = resultOf(found);
  await commit(portionDone(`fcr_${digest("bench", of.skus[0]!)}`, { chunk: 0, skus: of.skus }, result, of.now));
  return result.series;
};
