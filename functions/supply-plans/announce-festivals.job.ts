import { systemActor } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import { addDays, localDate } from "../../shared/dates.ts";
import { unlessDone } from "../../shared/errors.ts";
import { festivalsBetween } from "../../shared/forecasting/index.ts";
import { job } from "../../shared/job.ts";
import { policyNow } from "../company/index.ts";
import { festivalTold } from "./festivals.table.ts";
import { buildUpsOf } from "./festival-news.ts";
import { namedLines } from "./named-lines.ts";
import { openLines } from "./supply-plans.table.ts";

/** Goods for it may have to be ordered from then on. */
const daysAhead = 60;

/** Tells once of each festival that comes near and has anything to build up; as long as it has nothing, the next day looks again. */
export const handler = job("supply-plans/announce-festivals.job", async ({ now }) => {
  const today = localDate(now, (await policyNow()).timeZone);
  const lines = await namedLines([...(await openLines("build-up")), ...(await openLines("transfer"))]);
  for (const { festival, date } of festivalsBetween(today, addDays(today, daysAhead))) {
    const news = buildUpsOf({ festival, festivalOn: date }, lines);
    if (news.lines === 0) continue;
    await commit(festivalTold(news, { actor: systemActor("supply-plans"), now })).catch(unlessDone);
  }
});
