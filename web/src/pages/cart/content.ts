import type { z } from "zod";
import type { Order, OrderContent, RemedyStep } from "../../../../shared/contracts/order-model.ts";
import type { Basket, CartLine } from "../../parts/basket.ts";

/** What an order is made of, as the routes take it. */
export const contentOf = (basket: Basket): z.input<typeof OrderContent> => {
  const { lines, requestedOn, deliverTo, reference, note } = basket;
  return {
    lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    ...(requestedOn && { requestedOn }),
    ...(deliverTo && { deliverTo }),
    ...(reference?.trim() && { reference: reference.trim() }),
    ...(note?.trim() && { note: note.trim() }),
  };
};

/** A draft of the server, as a basket. */
export const basketOf = (order: Order): Basket => {
  const { id, number, version, lines, requestedOn, deliverTo, reference, note } = order;
  const basket: Basket = {
    buyer: { id: order.distributorId, name: order.distributorName },
    lines: lines.map(({ sku, quantity, name, unit }) => ({ sku, quantity, name, unit })),
    requestedOn,
    deliverTo,
    reference,
    note,
  };
  return { ...basket, order: { id, number, version, saved: JSON.stringify(contentOf(basket)) } };
};

/** The lines after what a remedy says of them, and what goes into an order of its own. Line numbers are those of the lines that were quoted. */
export const applied = (
  lines: readonly CartLine[],
  steps: readonly RemedyStep[],
): { lines: CartLine[]; later: CartLine[] } => {
  const later: CartLine[] = [];
  const left = lines.map((line, i) => {
    const step = steps.find((one) => "lineNo" in one && one.lineNo === i + 1);
    if (step?.do === "reduce-line") return { ...line, quantity: step.to };
    if (step?.do !== "ship-later") return line;
    later.push({ ...line, quantity: step.later });
    return { ...line, quantity: step.now };
  });
  return { lines: left.filter(({ quantity }) => quantity > 0), later };
};
