import { invoiceIssued, invoicePaid } from "../../events/billing.ts";
import { creditHoldCounted } from "../../events/credit.ts";
import { postingCompleted, stockMoved } from "../../events/inventory.ts";
import * as news from "../../events/orders.ts";
import { transferCancelled, transferReceived, transferShipped } from "../../events/transfers.ts";
import * as contracts from "../../shared/contracts/orders.ts";
import { readQuickLines, repeatOrder } from "../../shared/contracts/quick-orders.ts";
import { triggers } from "../../shared/triggers.ts";

export const orders = triggers([
  {
    route: contracts.quoteOrder,
    run: "orders/quote-order.http",
    may: ["read"],
    ifBroken: "nobody sees what an order would cost",
  },
  {
    route: contracts.createOrder,
    run: "orders/create-order.http",
    may: ["read", "write"],
    ifBroken: "nobody can begin an order",
  },
  {
    route: readQuickLines,
    run: "orders/read-quick-lines.http",
    may: ["read"],
    ifBroken: "pasted lines are not read",
  },
  {
    route: repeatOrder,
    run: "orders/repeat-order.http",
    may: ["read", "write"],
    ifBroken: "an earlier order cannot be ordered again",
  },
  {
    route: contracts.changeOrder,
    run: "orders/change-order.http",
    may: ["read", "write"],
    ifBroken: "orders cannot be changed",
  },
  {
    route: contracts.submitOrder,
    run: "orders/submit-order.http",
    may: ["read", "write"],
    ifBroken: "distributors cannot order",
  },
  { route: contracts.listOrders, run: "orders/list-orders.http", may: ["read"], ifBroken: "order lists do not load" },
  {
    route: contracts.listWaiting,
    run: "orders/list-waiting.http",
    may: ["read"],
    ifBroken: "HQ does not see what waits for it",
  },
  { route: contracts.getOrder, run: "orders/get-order.http", may: ["read"], ifBroken: "orders cannot be looked at" },
  { route: contracts.getTimeline, run: "orders/get-timeline.http", may: ["read"], ifBroken: "timelines do not load" },
  {
    route: contracts.approveOrder,
    run: "orders/approve-order.http",
    may: ["read", "write"],
    ifBroken: "orders stay in review",
  },
  {
    route: contracts.rejectOrder,
    run: "orders/reject-order.http",
    may: ["read", "write"],
    ifBroken: "orders cannot be rejected",
  },
  {
    route: contracts.cancelOrder,
    run: "orders/cancel-order.http",
    may: ["read", "write"],
    ifBroken: "orders cannot be cancelled",
  },
  {
    route: contracts.releaseHold,
    run: "orders/release-hold.http",
    may: ["read", "write"],
    ifBroken: "held orders stay held",
  },
  {
    route: contracts.shortCloseOrder,
    run: "orders/short-close-order.http",
    may: ["read", "write"],
    ifBroken: "the rest of an order cannot be closed",
  },
  {
    route: contracts.allocateOrder,
    run: "orders/allocate-order.http",
    may: ["read", "write"],
    ifBroken: "warehouses cannot be chosen",
  },
  {
    route: contracts.promiseOrder,
    run: "orders/promise-order.http",
    may: ["read", "write"],
    ifBroken: "no dates can be promised",
  },
  {
    on: [news.orderSubmitted, news.orderChanged, news.orderReviewed, news.orderAllocated, news.holdReleased],
    run: "orders/review-order.event",
    may: ["read", "write"],
    ifBroken: "orders that need no person wait for one",
  },
  {
    on: [news.orderDrafted, news.orderSubmitted, news.orderChanged],
    run: "orders/index-order.event",
    may: ["read", "write"],
    ifBroken: "new orders are not found by number or product",
  },
  {
    on: [
      stockMoved,
      postingCompleted,
      news.orderCancelled,
      news.orderChanged,
      news.orderRejected,
      news.orderShortClosed,
      news.orderSubmitted,
      news.orderApproved,
      news.orderHeld,
      transferCancelled,
      transferReceived,
      transferShipped,
    ],
    run: "orders/fill-backorders.event",
    may: ["read", "write"],
    ifBroken: "backorders do not get the stock that came in",
  },
  {
    on: creditHoldCounted,
    run: "orders/hold-order.event",
    may: ["read", "write"],
    ifBroken: "orders that came due ship past the credit limit",
  },
  {
    on: [invoiceIssued, invoicePaid],
    run: "orders/settle-order.event",
    may: ["read", "write"],
    ifBroken: "orders do not show as invoiced and paid",
  },
  {
    every: "rate(1 hour)",
    run: "orders/expire-unreviewed.job",
    may: ["read", "write"],
    ifBroken: "abandoned orders keep stock and credit from others",
  },
]);
