import type { Happened } from "../../events/define.ts";
import { orderHeld, orderSubmitted } from "../../events/orders.ts";
import type { EventDefinition } from "../../events/define.ts";
import { loadOrder } from "../orders/index.ts";
import type { OrderFacts } from "./templates/orders.ts";
import type { HoldFacts } from "./templates/words.ts";

export const heldEvents = [orderSubmitted, orderHeld] as readonly EventDefinition<unknown>[];

/** What holds an order, with the figures: an order held at its submission tells the kinds only, its record has the rest. */
export const holdsTold = async ({ data }: Happened<unknown>): Promise<OrderFacts & { holds: HoldFacts[] }> => {
  const about = data as OrderFacts & { holds?: string[] } & HoldFacts;
  if (about.holds === undefined) {
    const { kind, code, facts } = about;
    return { ...about, holds: [{ kind, code, facts }] };
  }
  if (about.holds.length === 0) return { ...about, holds: [] };
  return { ...about, holds: (await loadOrder(about.orderId))?.holds ?? [] };
};
