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
const told: readonly (readonly [EventDefinition<any>, Template<any>])[] = [
  [orderApproved, letters.approved],
  [orderRejected, letters.rejected],
  [orderCancelled, letters.cancelled],
  [orderShortClosed, letters.shortClosed],
  [orderPromised, letters.promised],
  [holdReleased, letters.holdReleased],
  [promiseMissed, letters.promiseMissed],
];
const templates = new Map(told.map(([{ type }, template]) => [type, template as Template<unknown>]));
const heardOf: readonly EventDefinition<unknown>[] = told.map(([definition]) => definition as EventDefinition);

export const handler = on(name, heardOf, async (event, { now }) => {
  const to = { tenant: event.tenant, roles: ["buyer", "manager"] as const };
  await tell({ name, event, now, to, template: templates.get(event.type)!, facts: event.data });
});
