import { alertAcknowledged } from "../../events/alerts.ts";
import { commit } from "../../shared/commit.ts";
import { acknowledgeAlert, Alert } from "../../shared/contracts/alerts.ts";
import type { UserId } from "../../shared/contracts/primitives.ts";
import { http } from "../../shared/http.ts";
import { takenBy } from "./alert.ts";
import { alertFor } from "./alert-for.ts";
import { saved } from "./alerts.table.ts";
import { told } from "./told.ts";

export const handler = http(acknowledgeAlert, async ({ params, body, caller, now, once }) => {
  const before = await alertFor(caller, params.alertId);
  const owner = { userId: caller.userId as UserId, name: caller.name };
  const after = takenBy(before, owner, body.expectedVersion);
  const reply = Alert.parse(after);
  const more = { owner, ...(body.note && { note: body.note }) };
  const news = told(alertAcknowledged, after, more, { actor: caller.actor, now });
  await commit([once.done(reply), ...saved(before, after), news]);
  return reply;
});
