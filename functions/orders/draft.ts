import type { Order, OrderContent, OrderLine } from "../../shared/contracts/order-model.ts";
import type { OrderId } from "../../shared/contracts/primitives.ts";
import { digest } from "../../shared/clock.ts";
import { localDate } from "../../shared/dates.ts";
import type { Caller } from "../../shared/membership.ts";
import { derived } from "./order.ts";
import type { OrderFacts } from "./assess.ts";

/** What a buyer writes on an order, as its head keeps it. */
export const contentOf = ({ requestedOn, deliverTo, reference, note }: Omit<OrderContent, "lines">) => ({
  ...(requestedOn && { requestedOn }),
  ...(deliverTo && { deliverTo }),
  ...(reference && { reference }),
  ...(note && { note }),
});

/** A new draft: priced, with nothing set aside. Its id and number follow from `seed`, so a repeated request makes the same order. */
export const newDraft = (
  content: OrderContent,
  lines: readonly OrderLine[],
  { buyer, policy }: Pick<OrderFacts, "buyer" | "policy">,
  { caller, seed, now }: { caller: Caller; seed: string; now: string },
): Order => {
  const token = digest(seed);
  const day = localDate(now, policy.timeZone).slice(2).replaceAll("-", "");
  return derived({
    id: `ord_${token}` as OrderId,
    number: `SO${day}-${token.slice(0, 8).toUpperCase()}`,
    distributorId: buyer.id,
    distributorName: buyer.name,
    entityId: buyer.entityId,
    channel: buyer.channel,
    region: buyer.region,
    currency: lines[0]!.price.currency,
    paymentTerms: buyer.paymentTerms,
    approval: "draft",
    reviews: { business: "waiting", finance: "waiting", outbound: "waiting" },
    holds: [],
    fulfilment: "unfulfilled",
    settlement: "uninvoiced",
    stage: "draft",
    totalFen: 0,
    taxFen: 0,
    freightFen: 0,
    lineCount: lines.length,
    invoicedFen: 0,
    paidFen: 0,
    creditHeldFen: 0,
    openPicks: 0,
    deliverTo: buyer.addresses[0],
    ...contentOf(content),
    createdBy: { id: caller.userId, name: caller.name },
    createdAt: now,
    contentVersion: 1,
    version: 1,
    lines: [...lines],
  });
};
