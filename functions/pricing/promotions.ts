import type { PriceLevel } from "../../shared/contracts/pricing.ts";
import type { Span } from "../../shared/dates.ts";
import { type Buyer, candidatesIn, type Priceable, targetsOf } from "./buyer.ts";
import { scopeKeysOf, targetKey } from "./price-list.ts";
import { findRows } from "./price-rows.table.ts";
import { findTargets, type StoredList, type Target } from "./pricing.table.ts";
import { promotionSpans } from "./promotion.ts";

export interface PromotionReader {
  /** When a product is, was or will be on promotion for each buyer, as the published lists say now. */
  of(buyers: readonly Buyer[], product: Priceable): Promise<Span[][]>;
}

/** For a look at many products: a target's lists are read once, and buyers of the same lists are answered once a product. */
export const promotionReader = (): PromotionReader => {
  const known = new Map<string, Promise<Target>>();
  const listsOf = async (buyers: readonly Buyer[]): Promise<StoredList[][]> => {
    const wanted = new Map<string, PriceLevel>(buyers.flatMap(targetsOf).map((target) => [targetKey(target), target]));
    const fresh = [...wanted.keys()].filter((key) => !known.has(key));
    const read = findTargets(fresh.map((key) => wanted.get(key)!));
    for (const [i, key] of fresh.entries()) known.set(key, read.then((found) => found[i]!)); // prettier-ignore
    const lists = (target: PriceLevel) => known.get(targetKey(target))!.then((found) => found.lists);
    return Promise.all(buyers.map(async (buyer) => (await Promise.all(targetsOf(buyer).map(lists))).flat()));
  };
  return {
    of: async (buyers, product) => {
      const lists = await listsOf(buyers);
      const distinct = [...new Map(lists.flat().map((list) => [list.id, list])).values()];
      const rows = await findRows(distinct, scopeKeysOf(product.sku, product.category));
      const rowsOf = new Map(distinct.map(({ id }, i) => [id, rows[i]!]));
      const answers = new Map<string, Span[]>();
      return lists.map((own) => {
        const name = own.map(({ id }) => id).join();
        const candidates = () => candidatesIn(own, own.map(({ id }) => rowsOf.get(id)!), product); // prettier-ignore
        const spans = answers.get(name) ?? promotionSpans(candidates(), product.floorFen);
        answers.set(name, spans);
        return spans;
      });
    },
  };
};
