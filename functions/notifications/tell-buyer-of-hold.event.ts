import { on } from "../../shared/on.ts";
import { heldEvents, holdsTold } from "./holds-told.ts";
import { held } from "./templates/orders.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-buyer-of-hold.event";

/** Whoever submitted it has just been answered the same: his colleagues are told. */
export const handler = on(name, heldEvents, async (event, { now }) => {
  const facts = await holdsTold(event);
  if (facts.holds.length === 0) return;
  await tell({ name, event, now, to: { tenant: event.tenant, roles: ["buyer", "manager"] }, template: held, facts });
});
