import * as z from "zod";
import { event } from "./define.ts";

const source = "huotong.forecasts";
const about = () => z.object({ runId: z.string(), freq: z.enum(["M", "W"]), origin: z.string() });
const example = { runId: "fcr_1", freq: "M" as const, origin: "2026-10" };

export const forecastRunStarted = event({ source, type: "ForecastRunStarted", version: 1, detail: about, example });
/** A portion of a run's SKUs is to be forecast. */
export const forecastChunkDue = event({
  source,
  type: "ForecastChunkDue",
  version: 1,
  detail: () => about().extend({ chunk: z.int(), skus: z.array(z.string()) }),
  example: { ...example, chunk: 0, skus: ["TEA-001", "RICE-002"] },
});
/** Every SKU has its forecast; sums of regions and their accuracy are there too. */
export const forecastRunFinished = event({ source, type: "ForecastRunFinished", version: 1, detail: about, example });
