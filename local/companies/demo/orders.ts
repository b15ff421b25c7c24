import { findDistributorByCode } from "../../../functions/distributors/index.ts";
import type { HistoryOrder, StockRecord } from "../../../functions/imports/index.ts";
import { placeOrder } from "../../../functions/orders/index.ts";
import { addDays, localDate } from "../../../shared/dates.ts";
import { callerOf } from "../../../shared/membership.ts";

/** What waits on the first morning: drafts, orders to review, one past its buyer's credit. */
const wishes = [
  { code: "HD01", by: "buyer@hd01.example", times: 1, submitted: true },
  { code: "HD01", by: "buyer@hd01.example", times: 1, submitted: false },
  { code: "HN01", by: "buyer@hn01.example", times: 1, submitted: true },
  { code: "XN01", by: "sales@huotong.example", times: 1, submitted: true },
  { code: "HZ02", by: "sales@huotong.example", times: 2, submitted: true },
] as const;

/** Each buyer orders again what it ordered lately, as far as its warehouse has plenty of it. */
export const placeOrders = async (
  {
    history,
    stock,
    distributors,
    products,
  }: {
    history: readonly HistoryOrder[];
    stock: readonly StockRecord[];
    distributors: readonly { code: string; suppliedFrom: readonly string[] }[];
    products: readonly { sku: string; status: string }[];
  },
  subs: ReadonlyMap<string, string>,
  now: string,
): Promise<void> => {
  const gone = new Set(products.filter(({ status }) => status !== "active").map(({ sku }) => sku));
  const plenty = new Map(stock.map(({ location, sku, onHand }) => [`${location} ${sku}`, onHand]));
  const suppliers = new Map(distributors.map(({ code, suppliedFrom }) => [code, suppliedFrom[0]!]));
  for (const [i, { code, by, times, submitted }] of wishes.entries()) {
    const bought = history.filter(({ distributorCode }) => distributorCode === code).slice(-3 - i, -i || undefined);
    const lines = [...new Map(bought.flatMap((order) => order.lines).map((line) => [line.sku, line])).values()]
      .map(({ sku, quantity }) => ({ sku, quantity: quantity * times }))
      .filter(({ sku, quantity }) => {
        if (gone.has(sku)) return false;
        const place = `${suppliers.get(code)!} ${sku}`;
        const left = (plenty.get(place) ?? 0) - quantity;
        if (left >= 0) plenty.set(place, left);
        return left >= 0;
      });
    if (lines.length === 0) continue;
    const [buyer, caller] = await Promise.all([findDistributorByCode(code), callerOf(subs.get(by)!)]);
    const requestedOn = addDays(localDate(now, "Asia/Shanghai"), 6);
    const content = { lines, requestedOn };
    await placeOrder({ distributorId: buyer!.id, content, submitted, caller, seed: `demo ${code} ${i}`, now });
  }
};
