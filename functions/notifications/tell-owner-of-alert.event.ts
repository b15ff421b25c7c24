import { on } from "../../shared/on.ts";
import { alertEvents, alertLetter } from "./alerts-told.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-owner-of-alert.event";

/** Whose stock or order it is: a distributor by mail and in the portal; HQ, which has its topic, in the portal alone. */
export const handler = on(name, alertEvents, async (event, { now }) => {
  const hq = event.tenant === "HQ";
  await tell({
    name,
    event,
    now,
    to: { tenant: event.tenant, roles: hq ? ["sales", "warehouse"] : ["buyer", "manager"] },
    by: hq ? "inbox" : "mail and inbox",
    ...alertLetter(event),
  });
});
