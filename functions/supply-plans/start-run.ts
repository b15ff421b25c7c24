import type { Actor } from "../../events/define.ts";
import { digest } from "../../shared/clock.ts";
import { SupplyRunId } from "../../shared/contracts/primitives.ts";
import type { StoredRun } from "./runs.table.ts";

/** A new run; its id follows from what asked for it, so that the same asking again makes the same. */
export const newRun = (asked: string, actor: Actor, now: string): StoredRun => ({
  id: SupplyRunId.parse(`spr_${digest(asked)}`),
  state: "running",
  total: 0,
  done: 0,
  planned: false,
  lines: 0,
  startedBy: { id: actor.id, name: actor.name },
  startedAt: now,
  actor,
  version: 1,
});
