import { listAlerts } from "../../shared/contracts/alerts.ts";
import { http } from "../../shared/http.ts";
import { alertsOf, listAlerts as list } from "./alerts.table.ts";

export const handler = http(listAlerts, async ({ query: { show, ...page }, caller }) =>
  show === "mine"
    ? alertsOf(caller.userId as never, page)
    : list(caller.tenant === "HQ" ? "everyone" : caller.tenant, show, page),
);
