import type { EventDefinition } from "../../events/define.ts";
import {
  holdReleased,
  orderApproved,
  orderCancelled,
  orderPromised,
  orderRejected,
  orderShortClosed,
  promiseMissed,
} from "../../events/orders.ts";
import { on } from "../../shared/on.ts";
import type { Template } from "./templates/letter.ts";
import * as letters from "./templates/orders.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-buyer-of-decision.event";
/** Each fact with the letter that takes its data. */
const letterFor = <Data>(definition: EventDefinition<Data>, template: Template<Data>) => ({
  definition: definition as EventDefinition<unknown>,
  template: template as Template<unknown>,
});
const told = [
  letterFor(orderApproved, letters.approved),
  letterFor(orderRejected, letters.rejected),
  letterFor(orderCancelled, letters.cancelled),
  letterFor(orderShortClosed, letters.shortClosed),
  letterFor(orderPromised, letters.promised),
  letterFor(holdReleased, letters.holdReleased),
  letterFor(promiseMissed, letters.promiseMissed),
];
const templates = new Map(told.map(({ definition, template }) => [definition.type, template]));
const heardOf = told.map(({ definition }) => definition);

/** A draft that a colleague threw away is no news. */
export const handler = on(name, heardOf, async (event, { now }) => {
  if ((event.data as { wasDraft?: boolean }).wasDraft) return;
  const to = { tenant: event.tenant, roles: ["buyer", "manager"] as const };
  await tell({ name, event, now, to, template: templates.get(event.type)!, facts: event.data });
});
