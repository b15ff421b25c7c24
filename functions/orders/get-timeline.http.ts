import { getTimeline } from "../../shared/contracts/orders.ts";
import { http } from "../../shared/http.ts";
import { findOrder } from "./index.ts";
import { timelineOf } from "./orders.table.ts";

export const handler = http(getTimeline, async ({ params, query, caller }) => {
  const [order, { items, cursor }] = await Promise.all([
    findOrder(caller, params.orderId),
    timelineOf(params.orderId, query),
  ]);
  return {
    items: items.map(({ version, at, eventType, actor, data }) => {
      const {
        orderId: _id,
        number: _number,
        distributorId: _buyer,
        distributorName: _name,
        stock: _stock,
        ...facts
      } = data;
      // A buyer sees that HQ acted, not who at HQ.
      const who =
        caller.tenant === "HQ" || actor.tenant === order.distributorId
          ? { id: actor.id, name: actor.name }
          : { id: "HQ", name: "HQ" };
      return { version, at, what: eventType, who, facts };
    }),
    ...(cursor && { cursor }),
  };
});
