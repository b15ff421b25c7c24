import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Order, OrderSummary } from "../../../../shared/contracts/order-model.ts";
import { changeOrder, createOrder, getOrder, submitOrder } from "../../../../shared/contracts/orders.ts";
import { ask, Problem } from "../../app/ask.ts";
import { sendOnce } from "../../app/data.ts";
import type { Basket } from "../../parts/basket.ts";
import type { Cart } from "../../parts/cart.ts";
import { basketOf, contentOf } from "./content.ts";

type Draft = NonNullable<Basket["order"]>;
const draftOf = ({ id, number, version }: Order, saved: string): Draft => ({ id, number, version, saved });

/**
 * The basket becomes a draft, and the draft an order. Each step remembers what it reached, so that a repetition after a lost connection or a
 * reload goes on where it was and makes nothing twice. `theirs`: somebody else changed the draft in the meantime.
 */
export const usePlaceOrder = (cart: Cart, buyer: { distributorId?: string }) => {
  const client = useQueryClient();
  const [theirs, setTheirs] = useState<Order>();
  const save = async (): Promise<Draft> => {
    const basket = cart.now();
    const content = contentOf(basket);
    const saved = JSON.stringify(content);
    const { order } = basket;
    if (order?.saved === saved) return order;
    const reply = order
      ? await changed(order, content, saved)
      : await sendOnce(createOrder, { body: { ...buyer, ...content } });
    const next = draftOf(reply, saved);
    cart.change({ order: next });
    return next;
  };
  const changed = async (order: Draft, content: ReturnType<typeof contentOf>, saved: string): Promise<Order> => {
    const params = { orderId: order.id };
    try {
      return await ask(changeOrder, { params, body: { ...content, expectedVersion: order.version } });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "record/stale") throw error;
      const now = await ask(getOrder, { params });
      // Ours did arrive, and only the answer was lost.
      if (basketOf(now).order?.saved === saved) return now;
      setTheirs(now);
      throw error;
    }
  };
  const send = useMutation<{ draft: Draft; submitted?: OrderSummary }, Problem, "save" | "submit">({
    mutationFn: async (how) => {
      const draft = await save();
      if (how === "save") return { draft };
      const asked = { params: { orderId: draft.id }, body: { expectedVersion: draft.version } };
      return { draft, submitted: await sendOnce(submitOrder, asked) };
    },
    onSettled: () => void client.invalidateQueries(),
  });
  return {
    send,
    theirs,
    take: (order: Order): void => {
      cart.change(basketOf(order));
      setTheirs(undefined);
      send.reset();
    },
    keepMine: (order: Order): void => {
      cart.change({ order: draftOf(order, basketOf(order).order?.saved ?? "") });
      setTheirs(undefined);
      send.reset();
    },
  };
};
