import type { HistoryOrder, Order } from "../../shared/contracts/order-model.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { OrderId, PriceListId } from "../../shared/contracts/primitives.ts";
import { digest } from "../../shared/clock.ts";
import { nothingYet } from "./priced-lines.ts";
import { derived, lineMoney } from "./order.ts";

const fromBooks = {
  listId: "pl_history" as PriceListId,
  listName: "history",
  level: "history",
  scope: "all",
  fromQuantity: 1,
};

/**
 * An order taken over from older books. Shipped ones arrived, were invoiced and paid: that is all the books tell. Unshipped ones
 * stay approved and wait for the warehouse, with nothing set aside. The id follows from the number, so a second take-over finds the first.
 */
export const historyOrder = (history: HistoryOrder, buyer: Distributor): Order => {
  const { number, orderedAt, shippedOn, freightFen, currency } = history;
  const lines = history.lines.map(({ unitFen, ...line }, i) => {
    const money = lineMoney({ unitFen, taxIncluded: true }, line.quantity, line.discount, line.taxRate);
    const done = shippedOn ? line.quantity : 0;
    return {
      lineNo: i + 1,
      ...line,
      price: { unitFen, currency, taxIncluded: true, rule: fromBooks, trace: [], floored: false },
      ...money,
      ...nothingYet(),
      shipped: done,
      received: done,
    };
  });
  const totalFen = lines.reduce((n, { amountFen }) => n + amountFen, freightFen);
  return derived({
    id: `ord_${digest("history", number)}` as OrderId,
    number,
    distributorId: buyer.id,
    distributorName: buyer.name,
    entityId: buyer.entityId,
    channel: buyer.channel,
    region: buyer.region,
    currency,
    paymentTerms: buyer.paymentTerms,
    approval: "approved",
    reviews: { business: "passed", finance: "passed", outbound: "passed" },
    holds: [],
    fulfilment: "unfulfilled",
    settlement: "uninvoiced",
    stage: "to-ship",
    totalFen,
    taxFen: 0,
    freightFen,
    lineCount: lines.length,
    invoicedFen: shippedOn ? totalFen : 0,
    paidFen: shippedOn ? totalFen : 0,
    creditHeldFen: 0,
    openPicks: 0,
    ...(history.requestedOn && { requestedOn: history.requestedOn }),
    ...(history.deliverTo && { deliverTo: history.deliverTo }),
    createdBy: { id: "history", name: history.createdBy },
    createdAt: orderedAt,
    submittedAt: orderedAt,
    approvedAt: orderedAt,
    contentVersion: 1,
    version: 1,
    lines,
  });
};
