import { forecastChunkDue, forecastRunStarted } from "../../events/forecasts.ts";
import { overrideForecast, setLookAlikes, withdrawOverride } from "../../shared/contracts/forecast-judgements.ts";
import * as runs from "../../shared/contracts/forecast-runs.ts";
import { getForecastAccuracy, listForecasts } from "../../shared/contracts/forecast-accuracy.ts";
import { getDistributorForecast, getRegionForecast, getSkuForecast } from "../../shared/contracts/forecasts.ts";
import { triggers } from "../../shared/triggers.ts";

const reads = ["read"] as const;
const both = ["read", "write"] as const;
const withModels = ["read", "write", "read-files"] as const;
const trains = ["read", "write", "read-files", "write-files"] as const;

export const forecasts = triggers([
  {
    route: getSkuForecast,
    run: "forecasts/get-sku-forecast.http",
    may: reads,
    ifBroken: "nobody sees what of a product will be wanted",
  },
  {
    route: getRegionForecast,
    run: "forecasts/get-region-forecast.http",
    may: reads,
    ifBroken: "nobody sees what will be wanted in a region",
  },
  {
    route: getDistributorForecast,
    run: "forecasts/get-distributor-forecast.http",
    may: reads,
    ifBroken: "nobody sees what a distributor will want in all",
  },
  {
    route: listForecasts,
    run: "forecasts/list-forecasts.http",
    may: reads,
    ifBroken: "the list of forecasts is missing",
  },
  {
    route: getForecastAccuracy,
    run: "forecasts/get-forecast-accuracy.http",
    may: reads,
    ifBroken: "nobody sees how good forecasts are",
  },
  {
    route: overrideForecast,
    run: "forecasts/override-forecast.http",
    may: both,
    ifBroken: "people cannot put their own numbers in a forecast's place",
  },
  {
    route: withdrawOverride,
    run: "forecasts/withdraw-override.http",
    may: both,
    ifBroken: "people's numbers cannot be taken out of a forecast",
  },
  {
    route: setLookAlikes,
    run: "forecasts/set-look-alikes.http",
    may: both,
    ifBroken: "new products cannot be forecast from others like them",
  },
  {
    route: runs.startForecastRun,
    run: "forecasts/start-forecast-run.http",
    may: both,
    ifBroken: "forecasts cannot be made by hand",
  },
  {
    route: runs.getForecastRun,
    run: "forecasts/get-forecast-run.http",
    may: reads,
    ifBroken: "nobody sees how far a run of forecasts is",
  },
  {
    route: runs.listForecastRuns,
    run: "forecasts/list-forecast-runs.http",
    may: reads,
    ifBroken: "the list of forecast runs is missing",
  },
  {
    route: runs.recomputeForecast,
    run: "forecasts/recompute-forecast.http",
    may: withModels,
    ifBroken: "one product's forecast cannot be made anew by hand",
  },
  {
    on: forecastRunStarted,
    run: "forecasts/plan-run.event",
    may: trains,
    ifBroken: "forecast runs start and get no further",
    seconds: 300,
  },
  {
    on: forecastChunkDue,
    run: "forecasts/forecast-chunk.event",
    may: withModels,
    ifBroken: "forecasts stand still",
    seconds: 300,
  },
  {
    every: "cron(30 2 * * ? *)",
    run: "forecasts/start-runs.job",
    may: both,
    ifBroken: "forecasts are not made anew at night",
  },
  {
    every: "cron(0 1 ? * SUN *)",
    run: "forecasts/train-models.job",
    may: trains,
    ifBroken: "forecasts do not learn from the past week",
    seconds: 600,
  },
]);
