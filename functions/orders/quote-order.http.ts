import { quoteOrder } from "../../shared/contracts/orders.ts";
import { http } from "../../shared/http.ts";
import { buyerOf, judge, remedies } from "./facts.ts";

export const handler = http(quoteOrder, async ({ body, caller, now }) => {
  const { lines, requestedOn } = body;
  const question = { distributorId: buyerOf(caller, body.distributorId), lines, requestedOn, now };
  const judged = await judge(question);
  const { facts, totalFen, obstacles, verdict } = judged;
  const { availableFen } = facts.credit;
  return {
    lines: judged.lines.map((line) => {
      const at = facts.balances.filter(({ sku }) => sku === line.sku);
      return {
        ...line,
        available: at.reduce((n, b) => n + b.available, 0),
        incoming: at.reduce((n, b) => n + b.incoming, 0),
        from: Object.entries(line.reserved).map(([locationId, quantity]) => ({ locationId, quantity })),
      };
    }),
    totalFen,
    taxFen: judged.lines.reduce((n, { taxFen }) => n + taxFen, 0),
    currency: judged.lines[0]!.price.currency,
    ...(availableFen !== undefined && { creditAfterFen: availableFen - totalFen }),
    verdict,
    obstacles,
    remedies: await remedies(judged, question),
  };
});
