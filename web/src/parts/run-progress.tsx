import { useQueryClient } from "@tanstack/react-query";
import { Progress } from "antd";
import { useEffect } from "react";
import type { Run } from "../../../shared/contracts/runs.ts";

/** Asks again and again while something is under way; at its end all that is shown is asked for anew. */
export const useWhile = (running: boolean, refetch: () => unknown, everyMs = 1_500): void => {
  const client = useQueryClient();
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void refetch(), everyMs);
    return () => {
      clearInterval(timer);
      void client.invalidateQueries();
    };
  }, [running, refetch, everyMs, client]);
};

/** How far a run over all products is; `says` it in words. */
export const RunProgress = ({ run: { done, total, planned }, says }: { run: Run; says: string }) => (
  <div role="status">
    <p className="quiet small">{says}</p>
    <Progress percent={planned && total > 0 ? Math.round((100 * done) / total) : 0} aria-label={says} />
  </div>
);
