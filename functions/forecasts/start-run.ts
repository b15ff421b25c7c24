import type { Actor } from "../../events/define.ts";
import { type Frequency, nextPeriod, periodOf } from "../../shared/contracts/periods.ts";
import { ForecastRunId } from "../../shared/contracts/primitives.ts";
import { digest } from "../../shared/clock.ts";
import { localDate } from "../../shared/dates.ts";
import { beginning } from "../../shared/runs.ts";
import { policyNow } from "../company/index.ts";
import type { StoredRun } from "./runs.table.ts";

/** A new run; its id follows from what asked for it, so that the same asking again makes the same. */
export const newRun = async (freq: Frequency, asked: string, actor: Actor, now: string): Promise<StoredRun> => {
  const { timeZone } = await policyNow();
  const origin = nextPeriod(periodOf(localDate(now, timeZone), freq), -1);
  return { id: ForecastRunId.parse(`fcr_${digest(asked, freq)}`), freq, origin, series: 0, ...beginning(actor, now) };
};
