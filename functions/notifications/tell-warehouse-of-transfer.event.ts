import { transferPlanned, transferShipped } from "../../events/transfers.ts";
import { on } from "../../shared/on.ts";
import { onItsWay, toSend } from "./templates/transfers.ts";
import { tell } from "./tell.ts";
import { withPlaces } from "./transfer-places.ts";

const name = "notifications/tell-warehouse-of-transfer.event";

/** What to send, and then what comes. */
export const handler = on(name, [transferPlanned, transferShipped], async (event, { now }) => {
  const to = { tenant: "HQ", roles: ["warehouse"] as const };
  const template = event.type === transferPlanned.type ? toSend : onItsWay;
  await tell({ name, event, now, to, template, facts: await withPlaces(event.data) });
});
