import { useQueryClient } from "@tanstack/react-query";
import { Progress } from "antd";
import { useEffect } from "react";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { listForecastRuns, startForecastRun } from "../../../../shared/contracts/forecast-runs.ts";
import type { Frequency } from "../../../../shared/contracts/periods.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { forecasts } from "./texts.ts";

const lookAgainMs = 1_500;
const useRun = (freq: Frequency) => useAsk(listForecastRuns, { query: { freq, limit: 1 } });

/** Has everything forecast anew, unless that is under way. */
export const StartRun = ({ freq }: { freq: Frequency }) => {
  const say = useTexts(forecasts);
  const { is } = useMe();
  const { data } = useRun(freq);
  if (!is(...(startForecastRun.who as readonly Role[])) || data?.items[0]?.state === "running") return null;
  return (
    <Act contract={startForecastRun} label={say("start")} said={say("started")} asked={() => ({ body: { freq } })} />
  );
};

/** How far it is, while it is under way; at its end all that is shown is asked for anew. */
export const RunProgress = ({ freq }: { freq: Frequency }) => {
  const say = useTexts(forecasts);
  const client = useQueryClient();
  const { data, refetch } = useRun(freq);
  const run = data?.items[0];
  const running = run?.state === "running";
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void refetch(), lookAgainMs);
    return () => {
      clearInterval(timer);
      void client.invalidateQueries();
    };
  }, [running, refetch, client]);
  if (!running) return null;
  const { done, chunks, planned } = run;
  const says = planned ? say("running", { done, chunks }) : say("planning");
  return (
    <div role="status">
      <p className="quiet small">{says}</p>
      <Progress percent={planned && chunks > 0 ? Math.round((100 * done) / chunks) : 0} aria-label={says} />
    </div>
  );
};
