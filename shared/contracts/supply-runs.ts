import * as z from "zod";
import { contract, hqRoles } from "./contract.ts";
import { Count, pageOf, Paging, SupplyRunId } from "./primitives.ts";
import { Run } from "./runs.ts";
import { planners } from "./supply-settings.ts";

/** All plans made anew. */
export const SupplyRun = Run.extend({
  id: SupplyRunId,
  /** Lines that are open in the plans made. */
  lines: Count,
});
export type SupplyRun = z.infer<typeof SupplyRun>;

const example = {
  id: "spr_1",
  state: "running",
  total: 740,
  done: 300,
  planned: true,
  lines: 41,
  startedBy: { id: "system", name: "supply-plans" },
  startedAt: "2026-11-27T02:40:00.000Z",
} as const;

export const startSupplyRun = contract({
  name: "start-supply-run",
  summary: { en: "Make all supply plans anew, now", zh: "立即重新生成全部补货计划" },
  method: "POST",
  path: "/supply-plans",
  who: planners,
  ok: { status: 202, body: SupplyRun },
  refusals: ["supply-plan/run-running"],
  example: { reply: { ...example, total: 0, done: 0, planned: false, lines: 0 } },
});
export const getSupplyRun = contract({
  name: "get-supply-run",
  summary: { en: "How far a run of plans is", zh: "查看计划任务进度" },
  method: "GET",
  path: "/supply-plans/runs/{runId}",
  who: hqRoles,
  params: z.strictObject({ runId: SupplyRunId }),
  ok: { status: 200, body: SupplyRun },
  refusals: [],
  example: { params: { runId: "spr_1" }, reply: example },
});
export const listSupplyRuns = contract({
  name: "list-supply-runs",
  summary: { en: "Runs of plans, the newest first", zh: "计划任务列表" },
  method: "GET",
  path: "/supply-plans/runs",
  who: hqRoles,
  query: Paging,
  ok: { status: 200, body: pageOf(SupplyRun) },
  refusals: [],
  example: { query: { limit: "5" }, reply: { items: [example] } },
});
