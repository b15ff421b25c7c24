import { forecastRunFinished } from "../../events/forecasts.ts";
import { supplyChunkDue, supplyRunStarted } from "../../events/supply-plans.ts";
import * as plans from "../../shared/contracts/supply-plans.ts";
import * as runs from "../../shared/contracts/supply-runs.ts";
import * as settings from "../../shared/contracts/supply-settings.ts";
import { triggers } from "../../shared/triggers.ts";

const reads = ["read"] as const;
const both = ["read", "write"] as const;

export const supplyPlans = triggers([
  {
    route: plans.listSupplyLines,
    run: "supply-plans/list-supply-lines.http",
    may: reads,
    ifBroken: "nobody sees what to produce, build up or reduce",
  },
  {
    route: plans.getSupplyPlan,
    run: "supply-plans/get-supply-plan.http",
    may: reads,
    ifBroken: "nobody sees a product's supply plan",
  },
  {
    route: plans.recomputeSupplyPlan,
    run: "supply-plans/recompute-supply-plan.http",
    may: both,
    ifBroken: "one product's supply plan cannot be made anew by hand",
  },
  {
    route: plans.acceptSupplyLine,
    run: "supply-plans/accept-supply-line.http",
    may: both,
    ifBroken: "proposals of supply plans cannot be acted on",
  },
  {
    route: plans.rejectSupplyLine,
    run: "supply-plans/reject-supply-line.http",
    may: both,
    ifBroken: "proposals of supply plans cannot be declined",
  },
  {
    route: plans.applySupplyLevels,
    run: "supply-plans/apply-supply-levels.http",
    may: both,
    ifBroken: "computed reorder points cannot be taken over",
  },
  {
    route: plans.exportSupplyLines,
    run: "supply-plans/export-supply-lines.http",
    may: reads,
    ifBroken: "supply plans cannot be exported",
  },
  {
    route: runs.startSupplyRun,
    run: "supply-plans/start-supply-run.http",
    may: both,
    ifBroken: "supply plans cannot be made by hand",
  },
  {
    route: runs.getSupplyRun,
    run: "supply-plans/get-supply-run.http",
    may: reads,
    ifBroken: "nobody sees how far a run of supply plans is",
  },
  {
    route: runs.listSupplyRuns,
    run: "supply-plans/list-supply-runs.http",
    may: reads,
    ifBroken: "the list of runs of supply plans is missing",
  },
  {
    route: settings.getSupplySettings,
    run: "supply-plans/get-supply-settings.http",
    may: reads,
    ifBroken: "nobody sees how products are replenished",
  },
  {
    route: settings.changeSupplySettings,
    run: "supply-plans/change-supply-settings.http",
    may: both,
    ifBroken: "lead times and lot sizes cannot be changed",
  },
  {
    route: settings.getSkuSupplySettings,
    run: "supply-plans/get-sku-supply-settings.http",
    may: reads,
    ifBroken: "nobody sees how one product is replenished",
  },
  {
    route: settings.changeSkuSupplySettings,
    run: "supply-plans/change-sku-supply-settings.http",
    may: both,
    ifBroken: "one product's lead time and lot size cannot be changed",
  },
  {
    on: forecastRunFinished,
    run: "supply-plans/start-run.event",
    may: both,
    ifBroken: "supply plans are not made anew after new forecasts",
  },
  {
    on: supplyRunStarted,
    run: "supply-plans/cut-run.event",
    may: both,
    ifBroken: "runs of supply plans start and get no further",
    seconds: 300,
  },
  {
    on: supplyChunkDue,
    run: "supply-plans/plan-chunk.event",
    may: both,
    ifBroken: "supply plans stand still",
    seconds: 120,
  },
  {
    every: "cron(0 8 * * ? *)",
    run: "supply-plans/announce-festivals.job",
    may: both,
    ifBroken: "nobody is told in time what to build up before a festival",
    seconds: 60,
  },
]);
