import { supplyChunkDue, supplyRunFinished, supplyRunStarted } from "../../events/supply-plans.ts";
import { SupplyRun } from "../../shared/contracts/supply-runs.ts";
import { news } from "../../shared/outbox.ts";
import { type Kept, runsOf } from "../../shared/runs.ts";

/*
 * 1. One run and how far it is; its news   base     SUPPLY-RUN#<id> / RUN, EVENT#<version>
 * 2. Runs, the newest first                byOwner  SUPPLY-RUNS / <startedAt>#<id>
 */
export type StoredRun = SupplyRun & Kept;
export const list = "SUPPLY-RUNS";

export const runs = runsOf<StoredRun>({
  name: "SUPPLY-RUN",
  type: "supply-run",
  seen: (run) => SupplyRun.parse(run),
  list: () => list,
  skusInPortion: 25,
  told: {
    started: ({ id: runId }, about) => news(supplyRunStarted, { ...about, data: { runId } }),
    due: ({ id: runId }, about, portion) => news(supplyChunkDue, { ...about, data: { runId, ...portion } }),
    finished: ({ id: runId, total, lines }, about) => news(supplyRunFinished, { ...about, data: { runId, total, lines } }),
  },
}); // prettier-ignore
