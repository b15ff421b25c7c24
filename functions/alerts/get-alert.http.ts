import { getAlert } from "../../shared/contracts/alerts.ts";
import { http } from "../../shared/http.ts";
import { alertFor } from "./alert-for.ts";
import { timelineOf } from "./alerts.table.ts";

export const handler = http(getAlert, async ({ params, caller }) => {
  const alert = await alertFor(caller, params.alertId);
  const events = await timelineOf(alert.id);
  return {
    alert,
    timeline: events.map(({ version, eventType, at, actor, data }) => ({ version, type: eventType, at, actor, data })),
  };
});
