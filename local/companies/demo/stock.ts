import type { DistributorRecord, HistoryOrder, ProductRecord, StockRecord } from "../../../functions/imports/index.ts";
import type { LocalDate } from "../../../shared/contracts/primitives.ts";
import { addDays } from "../../../shared/dates.ts";
import { chanceFrom } from "./chance.ts";

const days = 120;

/**
 * What lies where, in proportion to what was ordered lately: warehouses cover five to nine weeks, buyers two to six. A few run low, so that
 * there is something to see.
 */
export const stockOf = (
  seed: string,
  yesterday: LocalDate,
  company: {
    distributors: readonly DistributorRecord[];
    products: readonly ProductRecord[];
    warehouses: readonly string[];
  },
  history: readonly HistoryOrder[],
): StockRecord[] => {
  const since = addDays(yesterday, -days);
  const suppliers = new Map(company.distributors.map(({ code, suppliedFrom }) => [code, suppliedFrom[0]!]));
  const sold = new Map<string, number>();
  const add = (place: string, sku: string, quantity: number): void => {
    sold.set(`${place} ${sku}`, (sold.get(`${place} ${sku}`) ?? 0) + quantity);
  };
  for (const { orderedOn, distributorCode, lines } of history)
    if (orderedOn > since)
      for (const { sku, quantity } of lines) {
        add(distributorCode, sku, quantity);
        add(suppliers.get(distributorCode)!, sku, quantity);
      }
  const at = (
    location: string,
    { sku, pack }: ProductRecord,
    weeks: [number, number],
    watched: boolean,
  ): StockRecord => {
    const chance = chanceFrom(seed, "stock", location, sku);
    const size = pack?.size ?? 1;
    const packs = (units: number): number => Math.max(1, Math.round(units / size)) * size;
    const daily = Math.max((sold.get(`${location} ${sku}`) ?? 0) / days, size / 14);
    const reorderPoint = packs(daily * 14);
    const low = watched && chance.next() < 0.03;
    const onHand = low ? packs(daily * 5) : Math.max(packs(daily * 7 * chance.between(...weeks)), reorderPoint + size);
    return {
      location,
      sku,
      onHand,
      incoming: weeks[0] > 4 && (low || chance.next() < 0.2) ? packs(daily * 21) : 0,
      ...(watched && { reorderPoint, safetyStock: packs(daily * 7) }),
    };
  };
  const own = company.distributors.flatMap(({ code }) => {
    const bought = company.products
      .map((product) => ({ product, units: sold.get(`${code} ${product.sku}`) ?? 0 }))
      .filter(({ units }) => units > 0)
      .sort((a, b) => b.units - a.units);
    return bought.slice(0, 24).map(({ product }, i) => at(code, product, [2, 6], i < 6));
  });
  const central = company.warehouses.flatMap((code) =>
    company.products.map((product) => at(code, product, [5, 9], true)),
  );
  return [...central, ...own];
};
