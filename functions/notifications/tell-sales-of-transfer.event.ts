import { transferReceived } from "../../events/transfers.ts";
import { on } from "../../shared/on.ts";
import { arrivedAmiss, isAmiss } from "./templates/transfers.ts";
import { tell } from "./tell.ts";
import { withPlaces } from "./transfer-places.ts";

const name = "notifications/tell-sales-of-transfer.event";

/** What did not arrive well is lacking where it was planned for; what did is no news. */
export const handler = on(name, transferReceived, async (event, { now }) => {
  if (!isAmiss(event.data)) return;
  const to = { tenant: "HQ", roles: ["sales"] as const };
  await tell({ name, event, now, to, template: arrivedAmiss, facts: await withPlaces(event.data) });
});
