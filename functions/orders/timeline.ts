import type { Actor } from "../../events/define.ts";
import { holdReleased, orderApproved, orderReviewed } from "../../events/orders.ts";
import type { TimelineItem } from "./orders.table.ts";

/** What is said of the order itself stands in every event, for those who hear it; on its own timeline it says nothing. */
const known = ["orderId", "number", "distributorId", "distributorName", "stock"];
/** What colleagues write to each other while they review is not for the buyer; what is said to him (why rejected, why cancelled) is. */
const internal: Record<string, readonly string[]> = {
  [orderReviewed.type]: ["note"],
  [orderApproved.type]: ["note"],
  [holdReleased.type]: ["reason"],
};

/** One row as `reader` may see it: a buyer sees that HQ acted, not who at HQ. */
export const timelineRow = (
  { version, at, eventType, actor, data }: TimelineItem,
  reader: Pick<Actor, "tenant">,
): { version: number; at: string; what: string; who: { id: string; name: string }; facts: Record<string, unknown> } => {
  const atHome = reader.tenant === "HQ" || actor.tenant === reader.tenant;
  const hidden = atHome ? known : [...known, ...(internal[eventType] ?? [])];
  return {
    version,
    at,
    what: eventType,
    who: atHome ? { id: actor.id, name: actor.name } : { id: "HQ", name: "HQ" },
    facts: Object.fromEntries(Object.entries(data).filter(([name]) => !hidden.includes(name))),
  };
};
