import { alertSnoozed } from "../../events/alerts.ts";
import { commit } from "../../shared/commit.ts";
import { Alert, snoozeAlert } from "../../shared/contracts/alerts.ts";
import { http } from "../../shared/http.ts";
import { snoozed } from "./alert.ts";
import { alertFor } from "./alert-for.ts";
import { saved } from "./alerts.table.ts";
import { told } from "./told.ts";

export const handler = http(snoozeAlert, async ({ params, body, caller, now, once }) => {
  const before = await alertFor(caller, params.alertId);
  const until = new Date(body.until).toISOString();
  const after = snoozed(before, until, now, body.expectedVersion);
  const reply = Alert.parse(after);
  const news = told(alertSnoozed, after, { until, reason: body.reason }, { actor: caller.actor, now });
  await commit([once.done(reply), ...saved(before, after), news]);
  return reply;
});
