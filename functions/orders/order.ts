import type {
  Approval,
  Fulfilment,
  Order,
  OrderHead,
  OrderLine,
  OrderSummary,
  ReviewStep,
  Settlement,
  Stage,
} from "../../shared/contracts/order-model.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import { shareOf, splitFen, taxOn, taxWithin } from "../../shared/money.ts";
import type { ResolvedPrice } from "../../shared/contracts/resolved-price.ts";

/** The decision axis. Everything that is not listed is refused. */
export const moves: Record<Approval, readonly Approval[]> = {
  draft: ["submitted", "cancelled"],
  submitted: ["approved", "rejected", "cancelled"],
  approved: ["submitted", "cancelled"], // back to review when an edit voids the approval
  rejected: [],
  cancelled: [],
};
export const reviewSteps: readonly ReviewStep[] = ["business", "finance", "outbound"];

const sum = (lines: readonly OrderLine[], of: (line: OrderLine) => number): number =>
  lines.reduce((n, line) => n + of(line), 0);
export const reservedOf = (line: Pick<OrderLine, "reserved">): number =>
  Object.values(line.reserved).reduce((a, b) => a + b, 0);
/** Still to be shipped. */
export const openOf = (line: OrderLine): number => line.quantity - line.cancelled - line.shipped;
/** To be shipped, with nothing set aside for it. */
export const backorderedOf = (line: OrderLine): number => openOf(line) - reservedOf(line);

export const fulfilmentOf = (lines: readonly OrderLine[]): Fulfilment => {
  const due = sum(lines, (l) => l.quantity - l.cancelled);
  const shipped = sum(lines, (l) => l.shipped);
  const arrived = sum(lines, (l) => l.received + l.damaged + l.lost);
  const returned = sum(lines, (l) => l.returned);
  if (due === 0) return "cancelled";
  if (shipped === 0) return sum(lines, reservedOf) === due ? "allocated" : "unfulfilled";
  // What is still to be shipped comes first: the warehouse's queue is made of it.
  if (shipped < due) return "part-shipped";
  if (arrived < shipped) return arrived > 0 ? "part-received" : "shipped";
  return returned > 0 && returned === sum(lines, (l) => l.received) ? "returned" : "received";
};

/** What is to be paid for what was not cancelled, tax and freight included. */
export const dueFenOf = (order: Pick<Order, "lines" | "freightFen">): number =>
  order.freightFen + sum(order.lines, (l) => amountOfPart(l, 0, l.quantity - l.cancelled).amountFen);

export const settlementOf = (order: Pick<Order, "lines" | "freightFen" | "invoicedFen" | "paidFen">): Settlement => {
  const due = dueFenOf(order);
  if (due === 0 && order.lines.some((l) => l.quantity > l.cancelled)) return "paid"; // gifts: no invoice to wait for
  if (order.invoicedFen === 0) return "uninvoiced";
  if (order.invoicedFen < due) return "part-invoiced";
  return order.paidFen < order.invoicedFen ? "invoiced" : "paid";
};

const finished = (order: Pick<OrderHead, "closedAt">): Stage => (order.closedAt ? "closed" : "completed");

/** What people see, projected from the axes; never stored on its own account, never set. */
export const stageOf = (order: Omit<OrderHead, "stage">): Stage => {
  if (order.approval === "draft" || order.approval === "rejected" || order.approval === "cancelled")
    return order.approval;
  if (order.fulfilment === "cancelled") return "closed";
  const held = (kind: string): boolean => order.holds.some((hold) => hold.kind === kind);
  if (order.approval === "submitted") {
    if (order.reviews.business === "waiting" || held("POLICY")) return "to-review";
    return order.reviews.finance === "waiting" || held("CREDIT") ? "to-finance" : "to-ship";
  }
  if (held("CREDIT")) return "to-finance";
  switch (order.fulfilment) {
    case "part-shipped":
    case "shipped":
    case "part-received":
      return order.fulfilment;
    case "received":
      return order.settlement === "paid" ? finished(order) : "received";
    case "returned":
      return finished(order);
    default:
      return "to-ship";
  }
};

/** The review step that an order waits at; undefined when all have passed. */
export const waitingStep = (order: Pick<OrderHead, "reviews">): ReviewStep | undefined =>
  reviewSteps.find((step) => order.reviews[step] === "waiting");

/** Holds that stop each step; a STOCK hold stops none: what is there can be shipped. */
const stoppedBy: Record<ReviewStep, readonly string[]> = {
  business: ["POLICY"],
  finance: ["POLICY", "CREDIT"],
  outbound: ["POLICY", "CREDIT"],
};
export const holdBefore = (order: Pick<OrderHead, "holds">, step: ReviewStep) =>
  order.holds.find(({ kind }) => stoppedBy[step].includes(kind));

/** The steps that pass by themselves from where the order stands, in order, and by which rule; it stops at the first that needs a person. */
export const stepsByRule = (
  order: Pick<OrderHead, "reviews" | "holds" | "totalFen">,
  policy: Policy,
): { step: ReviewStep; rule: "off" | "small order" }[] => {
  const passed: { step: ReviewStep; rule: "off" | "small order" }[] = [];
  for (const step of reviewSteps) {
    if (order.reviews[step] === "passed") continue;
    if (holdBefore(order, step)) break;
    const { on, passUpToFen } = policy.review[step];
    if (on && order.totalFen > passUpToFen) break;
    passed.push({ step, rule: on ? "small order" : "off" });
  }
  return passed;
};

export const passSteps = (order: Order, steps: readonly ReviewStep[], now: string): Order => {
  const reviews = { ...order.reviews, ...Object.fromEntries(steps.map((step) => [step, "passed"] as const)) };
  const all = reviewSteps.every((step) => reviews[step] === "passed");
  return { ...order, reviews, ...(all && { approval: "approved", approvedAt: now }) };
};

/** Price × quantity less the discount, tax included; and the tax in it, rounded half up per line. */
export const lineMoney = (
  price: Pick<ResolvedPrice, "unitFen" | "taxIncluded">,
  quantity: number,
  discount: number,
  taxRate: number,
): { amountFen: number; taxFen: number } => {
  const gross = price.unitFen * quantity;
  const amount = shareOf(gross, 10_000 - discount);
  if (price.taxIncluded) return { amountFen: amount, taxFen: taxWithin(amount, taxRate) };
  const taxFen = taxOn(amount, taxRate);
  return { amountFen: amount + taxFen, taxFen };
};

/** The share of a line's money for units `from` (exclusive) to `to` (inclusive): parts of a line always sum to the line. */
export const amountOfPart = (
  line: Pick<OrderLine, "quantity" | "amountFen" | "taxFen">,
  from: number,
  to: number,
): { amountFen: number; taxFen: number } => {
  const upTo = (total: number, n: number): number => splitFen(total, [n, line.quantity - n])[0]!;
  return {
    amountFen: upTo(line.amountFen, to) - upTo(line.amountFen, from),
    taxFen: upTo(line.taxFen, to) - upTo(line.taxFen, from),
  };
};

/** The value that the credit account must hold for an order: what is neither invoiced nor cancelled. */
export const uninvoicedFenOf = (order: Pick<Order, "lines" | "freightFen" | "invoicedFen">): number =>
  Math.max(0, dueFenOf(order) - order.invoicedFen);

/** An order with its derived axes as they follow from its lines, its money and its decisions. */
export const derived = (order: Order): Order => {
  const fulfilment = fulfilmentOf(order.lines);
  const settlement = settlementOf(order);
  const next = {
    ...order,
    fulfilment,
    settlement,
    lineCount: order.lines.length,
    totalFen: sum(order.lines, (l) => l.amountFen) + order.freightFen,
    taxFen: sum(order.lines, (l) => l.taxFen),
  };
  return { ...next, stage: stageOf(next) };
};

export const summaryOf = (order: OrderHead): OrderSummary => ({
  id: order.id,
  number: order.number,
  ...(order.reference && { reference: order.reference }),
  distributorId: order.distributorId,
  distributorName: order.distributorName,
  channel: order.channel,
  region: order.region,
  currency: order.currency,
  approval: order.approval,
  fulfilment: order.fulfilment,
  settlement: order.settlement,
  stage: order.stage,
  totalFen: order.totalFen,
  lineCount: order.lineCount,
  contentVersion: order.contentVersion,
  ...(order.requestedOn && { requestedOn: order.requestedOn }),
  createdAt: order.createdAt,
  ...(order.submittedAt && { submittedAt: order.submittedAt }),
  version: order.version,
  holds: order.holds.map(({ kind }) => kind),
});
