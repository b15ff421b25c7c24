import { getSupplyRun } from "../../shared/contracts/supply-runs.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { runs } from "./runs.table.ts";

export const handler = http(getSupplyRun, async ({ params: { runId } }) => {
  const run = await runs.read(runId);
  if (!run) throw notFound();
  return run;
});
