import { alertEscalated, alertRaised, alertResolved } from "../../events/alerts.ts";
import { invoiceIssued, paymentReceived } from "../../events/billing.ts";
import {
  holdReleased,
  orderApproved,
  orderCancelled,
  orderChanged,
  orderHeld,
  orderPromised,
  orderRejected,
  orderReviewed,
  orderShortClosed,
  orderSubmitted,
  promiseMissed,
} from "../../events/orders.ts";
import { shipmentReceived, shipmentScanned, shipmentShipped } from "../../events/shipments.ts";
import { festivalNears } from "../../events/supply-plans.ts";
import { transferPlanned, transferReceived, transferShipped } from "../../events/transfers.ts";
import { listInbox, readInbox } from "../../shared/contracts/notifications.ts";
import { triggers } from "../../shared/triggers.ts";

const may = ["read", "write", "send-mail"] as const;

export const notifications = triggers([
  { route: listInbox, run: "notifications/list-inbox.http", may: ["read"], ifBroken: "nobody sees the inbox" },
  {
    route: readInbox,
    run: "notifications/read-inbox.http",
    may: ["read", "write"],
    ifBroken: "entries of the inbox stay unread",
  },
  {
    on: [orderSubmitted, orderReviewed, orderChanged, holdReleased],
    run: "notifications/tell-reviewers.event",
    may,
    ifBroken: "reviewers are not told of orders that wait for them",
  },
  {
    on: [orderApproved, holdReleased],
    run: "notifications/tell-warehouse-of-approval.event",
    may,
    ifBroken: "the warehouse is not told of orders to ship",
  },
  {
    on: [orderSubmitted, orderHeld],
    run: "notifications/tell-hold-owners.event",
    may,
    ifBroken: "nobody at HQ is told of held orders",
  },
  {
    on: [orderSubmitted, orderHeld],
    run: "notifications/tell-buyer-of-hold.event",
    may,
    ifBroken: "distributors are not told that an order is held, and what would let it pass",
  },
  {
    on: [orderApproved, orderRejected, orderCancelled, orderShortClosed, orderPromised, holdReleased, promiseMissed],
    run: "notifications/tell-buyer-of-decision.event",
    may,
    ifBroken: "distributors are not told what was decided on their orders",
  },
  {
    on: orderCancelled,
    run: "notifications/tell-sales-of-cancellation.event",
    may,
    ifBroken: "sales is not told of cancelled orders",
  },
  {
    on: shipmentShipped,
    run: "notifications/tell-buyer-of-shipment.event",
    may,
    ifBroken: "distributors are not told what was shipped",
  },
  {
    on: shipmentScanned,
    run: "notifications/tell-buyer-of-scan.event",
    may,
    ifBroken: "distributors are not told of deliveries and trouble on the way",
  },
  {
    on: shipmentReceived,
    run: "notifications/tell-sales-of-receipt.event",
    may,
    ifBroken: "HQ is not told what arrived, and what did not",
  },
  {
    on: invoiceIssued,
    run: "notifications/tell-buyer-of-invoice.event",
    may,
    ifBroken: "distributors are not told of invoices",
  },
  {
    on: paymentReceived,
    run: "notifications/tell-buyers-of-payment.event",
    may,
    ifBroken: "distributors are not told that their payment arrived",
  },
  {
    on: festivalNears,
    run: "notifications/tell-sales-of-festival.event",
    may,
    ifBroken: "sales is not told what to build up before a festival",
  },
  {
    on: [transferPlanned, transferShipped],
    run: "notifications/tell-warehouse-of-transfer.event",
    may,
    ifBroken: "the warehouse is not told what to send to another place, and what comes",
  },
  {
    on: transferReceived,
    run: "notifications/tell-sales-of-transfer.event",
    may,
    ifBroken: "sales is not told what of a transfer arrived damaged or not at all",
  },
  {
    on: [alertRaised, alertResolved, alertEscalated],
    run: "notifications/publish-alert.event",
    may: ["read", "write", "publish-alerts"],
    ifBroken: "HQ gets no alerts by mail",
  },
  {
    on: [alertRaised, alertResolved, alertEscalated],
    run: "notifications/tell-owner-of-alert.event",
    may,
    ifBroken: "nobody finds alerts in the inbox; distributors get none by mail",
  },
]);
