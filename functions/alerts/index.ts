import type { Action } from "../../shared/table.ts";
import type { Cause, Raising } from "./alert.ts";
import { openAlerts } from "./alerts.table.ts";
import { raisingOver, resolvingOf } from "./raising.ts";

export type { Cause, Raising } from "./alert.ts";

/**
 * The actions that make this alert be open: none where it is already, a change in place where another rule of its family is. At most five. Fails as
 * `record/stale` where another was faster: ask again.
 */
export const raiseAlert = async (cause: Raising): Promise<Action[]> =>
  raisingOver((await openAlerts([cause]))[0], cause);
/** The actions that end the open alert of this cause; none where there is none. */
export const resolveAlert = async (cause: Cause & { now: string }): Promise<Action[]> =>
  resolvingOf((await openAlerts([cause]))[0], cause.now);
