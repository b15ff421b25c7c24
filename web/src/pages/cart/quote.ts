import { useState } from "react";
import { quoteOrder } from "../../../../shared/contracts/orders.ts";
import type { Asked, Problem, Reply } from "../../app/ask.ts";
import { useAsk } from "../../app/data.ts";
import type { Basket } from "../../parts/basket.ts";
import { useSettled } from "../../parts/picker.tsx";

export type Quote = Reply<typeof quoteOrder>;
/** What the basket costs and whether it would pass, once typing pauses; the answer before stays in sight until the next is there. */
export const useQuote = (
  { lines, requestedOn }: Basket,
  buyer: { distributorId?: string },
): { quote: Quote | undefined; problem: Problem | null; current: boolean; retry: () => void } => {
  const asked = JSON.stringify({
    body: {
      ...buyer,
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
      ...(requestedOn && { requestedOn }),
    },
  });
  const settled = useSettled(asked, 300);
  const wanted = lines.length > 0 && !settled.includes('"lines":[]');
  const { data, error, refetch } = useAsk(quoteOrder, JSON.parse(settled) as Asked<typeof quoteOrder>, wanted);
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  return {
    quote: wanted ? (data ?? last) : undefined,
    problem: wanted ? error : null,
    current: settled === asked && (data !== undefined || error !== null),
    retry: () => void refetch(),
  };
};
