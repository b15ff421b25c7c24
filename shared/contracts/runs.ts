import * as z from "zod";
import { Count, Instant } from "./primitives.ts";

/** Work that goes over all SKUs, in portions. */
export const Run = z.object({
  state: z.enum(["running", "done"]),
  /** SKUs that are known of, and that are done; their number is final once `planned`. */
  total: Count,
  done: Count,
  planned: z.boolean(),
  startedBy: z.object({ id: z.string(), name: z.string() }),
  startedAt: Instant,
  finishedAt: Instant.optional(),
});
export type Run = z.infer<typeof Run>;

/** A run that has not ended within this is taken to have failed, and no longer in the way of a new one. */
const stuckAfterMs = 3_600_000;
export const isUnderWay = (run: Pick<Run, "state" | "startedAt"> | undefined, now: string): boolean =>
  run?.state === "running" && Date.parse(now) - Date.parse(run.startedAt) < stuckAfterMs;
