import { alertEscalated } from "../../events/alerts.ts";
import { systemActor } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import { Refusal } from "../../shared/errors.ts";
import { job } from "../../shared/job.ts";
import { escalated } from "./alert.ts";
import { dueAlerts, saved } from "./alerts.table.ts";
import { told } from "./told.ts";

const batch = 100;
const actor = systemActor("alerts");

/** Alerts that nobody took for a day, and those whose snooze is over. Each moves once: the state is the guard, no slot is needed. */
export const handler = job("alerts/escalate-alerts.job", async ({ now }) => {
  for (let round = 0; round < 50; round += 1) {
    const due = await dueAlerts(now, batch);
    for (const alert of due) {
      const escalation = escalated(alert, now);
      if (!escalation) continue;
      const { after, because } = escalation;
      const news = told(alertEscalated, after, { because, ...(after.owner && { owner: after.owner }) }, { actor, now });
      try {
        await commit([...saved(alert, after), news]);
      } catch (error) {
        if (!(error instanceof Refusal && error.code === "record/stale")) throw error;
      }
    }
    if (due.length < batch) return;
  }
});
