import { holdReleased } from "../../events/orders.ts";
import { releaseHold } from "../../shared/contracts/orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { releasers } from "./assess.ts";
import { decision } from "./decide.ts";
import { requireApproval } from "./guards.ts";
import { uninvoicedFenOf } from "./order.ts";
import { happened } from "./orders.table.ts";

/** A STOCK hold is released by stock alone. A released CREDIT hold takes its credit, past the limit if need be: somebody answers for it. */
export const handler = decision(releaseHold, (order, { body: { kind, reason }, caller }) => {
  requireApproval(order, "submitted", "approved");
  if (!order.holds.some((hold) => hold.kind === kind)) throw new Refusal("order/no-such-hold", { kind });
  if (!releasers[kind].includes(caller.role))
    throw new Refusal("order/not-your-hold", { kind, roles: releasers[kind] });
  const creditHeldFen = kind === "CREDIT" && order.creditHeldFen === 0 ? uninvoicedFenOf(order) : order.creditHeldFen;
  const change = { ...order, holds: order.holds.filter((hold) => hold.kind !== kind), creditHeldFen };
  return { change, news: () => happened(holdReleased, { kind, reason }), credit: "force" };
});
