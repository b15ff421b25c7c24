import { stockMoved } from "../../events/inventory.ts";
import { shipmentReceived, shipmentShipped } from "../../events/shipments.ts";
import { transferReceived, transferShipped } from "../../events/transfers.ts";
import { commit, maxActions } from "../../shared/commit.ts";
import { localDate } from "../../shared/dates.ts";
import { unlessDone } from "../../shared/errors.ts";
import { heardMark, on } from "../../shared/on.ts";
import { policyNow } from "../company/index.ts";
import { ownersOf } from "./locations.table.ts";
import { type FlowNews, flowsIn } from "./stock-days.ts";
import { addedToDay } from "./stock-days.table.ts";

const name = "inventory/keep-stock-days.event";

const flowNews = [stockMoved, shipmentShipped, shipmentReceived, transferShipped, transferReceived];

/** Adds what went in and out to its day. News of more SKUs than fit one transaction is added in parts, each with a mark of its own: each part counts once. */
export const handler = on<FlowNews>(name, flowNews, async (event, hearing) => {
  const { now, heard } = hearing;
  const flows = flowsIn(event.data);
  const date = localDate(event.at, (await policyNow()).timeZone);
  const owners = await ownersOf(flows.map(({ locationId }) => locationId));
  const room = maxActions - 1;
  for (let i = 0; i < flows.length; i += room) {
    const mark = i === 0 ? heard : heardMark(`${name}/${i / room}`, event, now);
    const part = flows.slice(i, i + room);
    const additions = part.map((flow) => addedToDay(flow, date, owners.get(flow.locationId)!));
    await commit([mark, ...additions]).catch(unlessDone);
  }
});
