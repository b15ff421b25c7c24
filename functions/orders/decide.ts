import type { Contract } from "../../shared/contracts/contract.ts";
import type { Order, OrderSummary } from "../../shared/contracts/order-model.ts";
import type { OrderId } from "../../shared/contracts/primitives.ts";
import { http, type Request } from "../../shared/http.ts";
import { commitOrder } from "./commit-order.ts";
import { requireVersion } from "./guards.ts";
import { findOrder } from "./index.ts";
import { summaryOf } from "./order.ts";
import { nextOf, type OrderNews } from "./orders.table.ts";
import type { z } from "zod";

type Decision<Body> = Request<{ orderId: OrderId }, unknown, Body>;

/**
 * The handler of one decision: the order as the caller saw it, what it becomes, what the timeline says. `credit: "force"` lets it pass the limit.
 */
export const decision = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  decide: (order: Order, request: Decision<z.output<B>>) => Promise<Decided> | Decided,
) =>
  http(contract, async (request) => {
    const { params, body, caller, now, once } = request as unknown as Decision<{ expectedVersion: number }>;
    const before = await findOrder(caller, params.orderId);
    requireVersion(before, body.expectedVersion);
    const { change, news, credit } = await decide(before, request as never);
    const next = nextOf(before, change);
    const reply = summaryOf(next);
    await commitOrder({ before, next, what: news(next), marks: [once.done(reply)], credit, actor: caller.actor, now });
    return reply as OrderSummary as z.input<R>;
  });

export interface Decided {
  change: Order;
  /** Told with the order as it will be. */
  news: (next: Order) => OrderNews;
  credit?: "force";
}

/** Nothing is set aside any more; each line's open quantity counts as cancelled. */
export const letGo = (order: Order): Order => ({
  ...order,
  holds: order.holds.filter(({ kind }) => kind !== "STOCK"),
  lines: order.lines.map((line) => ({ ...line, reserved: {}, cancelled: line.quantity - line.shipped })),
});
