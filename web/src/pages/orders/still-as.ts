import type { Order, OrderSummary } from "../../../../shared/contracts/order-model.ts";
import { getOrder } from "../../../../shared/contracts/orders.ts";
import { ask } from "../../app/ask.ts";
import type { StillAs } from "../../app/data.ts";

export type Seen = Pick<Order | OrderSummary, "id" | "contentVersion" | "approval" | "holds">;
const decidedOn = ({ contentVersion, approval, holds }: Seen): string =>
  JSON.stringify([contentVersion, approval, holds.map((hold) => (typeof hold === "string" ? hold : hold.kind)).sort()]);

/** Its content, approval and holds: who decides on these is not stopped by a review that passed by rule, or by money that came in. */
export const stillAs =
  (seen: Seen): StillAs =>
  async () => {
    const now = await ask(getOrder, { params: { orderId: seen.id } });
    return decidedOn(now) === decidedOn(seen) ? now.version : undefined;
  };
