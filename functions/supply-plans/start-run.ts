import type { Actor } from "../../events/define.ts";
import { digest } from "../../shared/clock.ts";
import { SupplyRunId } from "../../shared/contracts/primitives.ts";
import { beginning } from "../../shared/runs.ts";
import type { StoredRun } from "./runs.table.ts";

/** A new run; its id follows from what asked for it, so that the same asking again makes the same. */
export const newRun = (asked: string, actor: Actor, now: string): StoredRun => ({
  id: SupplyRunId.parse(`spr_${digest(asked)}`),
  lines: 0,
  ...beginning(actor, now),
});
