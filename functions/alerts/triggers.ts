import { acknowledgeAlert, getAlert, listAlerts, snoozeAlert } from "../../shared/contracts/alerts.ts";
import { triggers } from "../../shared/triggers.ts";
import { stockNews } from "./stock-news.ts";

const both = ["read", "write"] as const;

export const alerts = triggers([
  {
    route: listAlerts,
    run: "alerts/list-alerts.http",
    may: ["read"],
    ifBroken: "nobody sees open alerts in the portal",
  },
  { route: getAlert, run: "alerts/get-alert.http", may: ["read"], ifBroken: "an alert's facts cannot be looked at" },
  {
    route: acknowledgeAlert,
    run: "alerts/acknowledge-alert.http",
    may: both,
    ifBroken: "nobody can take care of an alert",
  },
  { route: snoozeAlert, run: "alerts/snooze-alert.http", may: both, ifBroken: "alerts cannot be snoozed" },
  {
    on: stockNews,
    run: "alerts/check-stock-levels.event",
    may: both,
    ifBroken: "low stock raises no alert, and old alerts stay open",
    seconds: 60,
  },
  {
    every: "rate(15 minutes)",
    run: "alerts/escalate-alerts.job",
    may: both,
    ifBroken: "alerts that nobody takes are not escalated, and snoozes do not end",
    seconds: 60,
  },
]);
