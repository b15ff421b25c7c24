import { paymentReceived } from "../../events/billing.ts";
import { EntityId } from "../../shared/contracts/primitives.ts";
import { on } from "../../shared/on.ts";
import { distributorsOfEntity } from "../distributors/index.ts";
import { paymentReceived as letter } from "./templates/billing.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-buyers-of-payment.event";

/** A payment is the legal entity's: the managers of each distributor that shares its account. */
export const handler = on(name, paymentReceived, async (event, { now }) => {
  for (const { id } of await distributorsOfEntity(EntityId.parse(event.data.entityId))) {
    const to = { tenant: id, roles: ["manager"] as const };
    await tell({ name, event, now, to, template: letter, facts: event.data });
  }
});
