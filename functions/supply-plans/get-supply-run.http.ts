import { getSupplyRun } from "../../shared/contracts/supply-runs.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { readRun } from "./runs.table.ts";

export const handler = http(getSupplyRun, async ({ params: { runId } }) => {
  const run = await readRun(runId);
  if (!run) throw notFound();
  return run;
});
