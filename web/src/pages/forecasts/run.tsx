import type { Role } from "../../../../shared/contracts/contract.ts";
import { listForecastRuns, startForecastRun } from "../../../../shared/contracts/forecast-runs.ts";
import type { Frequency } from "../../../../shared/contracts/periods.ts";
import { isUnderWay } from "../../../../shared/contracts/runs.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { RunProgress, useWhile } from "../../parts/run-progress.tsx";
import { forecasts } from "./texts.ts";

const useRun = (freq: Frequency) => {
  const { data, refetch } = useAsk(listForecastRuns, { query: { freq, limit: 1 } });
  const run = data?.items[0];
  return { run, running: isUnderWay(run, new Date().toISOString()), refetch };
};

/** Has everything forecast anew, unless that is under way. */
export const StartRun = ({ freq }: { freq: Frequency }) => {
  const say = useTexts(forecasts);
  const { is } = useMe();
  const { running } = useRun(freq);
  if (!is(...(startForecastRun.who as readonly Role[])) || running) return null;
  return (
    <Act contract={startForecastRun} label={say("start")} said={say("started")} asked={() => ({ body: { freq } })} />
  );
};

export const LastRun = ({ freq }: { freq: Frequency }) => {
  const say = useTexts(forecasts);
  const { number } = useFormats();
  const { run, running, refetch } = useRun(freq);
  useWhile(running, refetch);
  if (!run || !running) return null;
  const { done, total, planned } = run;
  return <RunProgress run={run} says={planned ? say("running", { done: number(done), total: number(total) }) : say("planning")} />; // prettier-ignore
};
