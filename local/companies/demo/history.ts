import type { DistributorRecord, HistoryOrder, PriceRecord, ProductRecord } from "../../../functions/imports/index.ts";
import type { LocalDate } from "../../../shared/contracts/primitives.ts";
import { addDays, daysBetween } from "../../../shared/dates.ts";
import { shareOf } from "../../../shared/money.ts";
import { type Chance, chanceFrom } from "./chance.ts";
import { inSeason, seasonOf, tradeOn } from "./seasons.ts";

/** How big a buyer is, and how often it orders. */
interface Appetite {
  size: number;
  everyDays: number;
}
export const buyers: Record<string, Appetite> = {
  HD01: { size: 1.6, everyDays: 5 }, HD02: { size: 1.3, everyDays: 6 }, HN01: { size: 1.9, everyDays: 5 }, HN02: { size: 0.9, everyDays: 7 },
  HB01: { size: 1.7, everyDays: 5 }, HB02: { size: 0.7, everyDays: 8 }, HZ01: { size: 1.1, everyDays: 6 }, HZ02: { size: 0.6, everyDays: 9 },
  XN01: { size: 1.3, everyDays: 6 }, XN02: { size: 0.8, everyDays: 8 }, DB01: { size: 0.7, everyDays: 8 }, DB02: { size: 0.5, everyDays: 10 },
  ZY01: { size: 0.35, everyDays: 7 }, ZY02: { size: 0.3, everyDays: 7 },
}; // prettier-ignore
/** What the south likes more than the north, and the other way round. */
const tastes: Record<string, Record<string, number>> = {
  华东: { 茶叶: 1.3, 糖果礼盒: 1.1 },
  华南: { 水和饮料: 1.4, 茶叶: 1.1, 粮油调味: 0.8 },
  华北: { 粮油调味: 1.2, 休闲零食: 1.2, 水和饮料: 0.9 },
  华中: { 休闲零食: 1.2 },
  西南: { 粮油调味: 1.3, 茶叶: 0.8 },
  东北: { 粮油调味: 0.8, 休闲零食: 1.3, 水和饮料: 0.7 },
};
const discounts: Record<string, number> = { A: 800, B: 400, C: 0, D: 0 };
export const yearlyGrowth = 1.14;
const orderValueFen = 1_600_000;

/** What a buyer orders in a usual week. */
export const weeklyFenOf = ({ size, everyDays }: Appetite): number => (orderValueFen * size * 7) / everyDays;

/** How far a product is in its life on a day: one came to the market not long ago, one has left it. */
export const lifeOf = (sku: string, date: LocalDate, yesterday: LocalDate): number => {
  const ago = daysBetween(date, yesterday);
  if (sku === "YL110") return ago > 154 ? 0 : Math.min(1, (154 - ago) / 90 + 0.2);
  if (sku === "LS309") return ago < 180 ? 0 : Math.min(1, (ago - 180) / 400);
  return 1;
};

/** How much of a SKU sells: a few carry the range, the tail is long. */
const popularityOf = (seed: string, sku: string): number => 0.25 + 1.75 * chanceFrom(seed, "sku", sku).next() ** 2;

export const likingOf = (seed: string, region: string, { sku, category }: ProductRecord): number =>
  popularityOf(seed, sku) * (tastes[region]?.[category] ?? 1);

/** What one unit of each SKU costs. */
export const basePrices = (prices: readonly PriceRecord[]): Map<string, number> =>
  new Map(
    prices.flatMap(({ level, entry: { scope, fromQuantity, price } }) =>
      level === "base" && scope.kind === "sku" && fromQuantity === 1 && price.kind === "unit"
        ? [[scope.sku, price.unitFen] as const]
        : [],
    ),
  );

/** What a buyer keeps in its range: about half of it; the same from year to year. */
export const rangeOf = (seed: string, code: string, products: readonly ProductRecord[]): ProductRecord[] =>
  products.filter(({ sku }) => chanceFrom(seed, "range", code, sku).next() < 0.55);

/** Two years of orders up to yesterday, the same for the same seed and day. Pure. */
export const historyOf = (
  seed: string,
  yesterday: LocalDate,
  company: {
    distributors: readonly DistributorRecord[];
    products: readonly ProductRecord[];
    prices: readonly PriceRecord[];
  },
): HistoryOrder[] => {
  const first = addDays(yesterday, -729);
  const base = basePrices(company.prices);
  const orders = company.distributors.flatMap((buyer) => {
    const chance = chanceFrom(seed, "orders", buyer.code);
    const range = rangeOf(seed, buyer.code, company.products).map((product) => ({
      ...product,
      liking: likingOf(seed, buyer.region, product),
    }));
    const dates = orderDates(chance, buyers[buyer.code]!.everyDays, first, yesterday);
    return dates.map((orderedOn) => ({
      ...linesOn(chance, buyer, range, base, {
        date: orderedOn,
        yesterday,
        years: daysBetween(first, orderedOn) / 365,
      }),
      ...datesOf(chance, orderedOn, yesterday),
      distributorCode: buyer.code,
      orderedOn,
      createdBy: "旧系统",
      carrier: ["SF", "DBL", "ZTO"][chance.whole(0, 2)]!,
      freightFen: 0,
    }));
  });
  return orders
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) =>
      a.orderedOn === b.orderedOn
        ? a.distributorCode.localeCompare(b.distributorCode)
        : a.orderedOn < b.orderedOn
          ? -1
          : 1,
    )
    .map((order, i) => ({ number: `LS${order.orderedOn.slice(2, 4)}${String(i + 1).padStart(5, "0")}`, ...order }));
};

const orderDates = (chance: Chance, everyDays: number, first: LocalDate, last: LocalDate): LocalDate[] => {
  const dates: LocalDate[] = [];
  let date = addDays(first, chance.whole(0, everyDays));
  while (date <= last) {
    const trade = tradeOn(date);
    if (trade > 0 && chance.next() < trade) dates.push(date);
    // Before 春节 buyers come more often, not only for more.
    const busy = Math.max(1, seasonOf("休闲零食", date) ** 0.5);
    date = addDays(date, Math.max(1, Math.round((everyDays * chance.between(0.7, 1.35)) / busy)));
  }
  return dates;
};

/** Goods leave within days; what was ordered in the last few is still waiting for them. */
const datesOf = (
  chance: Chance,
  orderedOn: LocalDate,
  yesterday: LocalDate,
): Pick<HistoryOrder, "requestedOn" | "shippedOn"> => {
  const shippedOn = addDays(orderedOn, chance.whole(1, 4));
  return { requestedOn: addDays(orderedOn, chance.whole(5, 10)), ...(shippedOn <= yesterday && { shippedOn }) };
};

const linesOn = (
  chance: Chance,
  buyer: DistributorRecord,
  range: readonly (ProductRecord & { liking: number })[],
  base: ReadonlyMap<string, number>,
  { date, yesterday, years }: { date: LocalDate; yesterday: LocalDate; years: number },
): Pick<HistoryOrder, "lines" | "totalFen"> => {
  const season = new Map(range.map(({ category }) => [category, 0]));
  for (const category of season.keys()) season.set(category, seasonOf(category, date));
  const weights = range.map(({ sku, category, liking }) => (inSeason(sku, date) ? liking * season.get(category)! : 0));
  const discountBp = buyer.channel === "store" ? 1_200 : (discounts[buyer.grade] ?? 0);
  const wished = chance.pick(weights, chance.whole(3, 6)).map((at) => {
    const { sku, category, pack } = range[at]!;
    const unitFen = base.get(sku)!;
    const wish =
      (orderValueFen / 4.5) * buyers[buyer.code]!.size * season.get(category)! ** 0.7 * yearlyGrowth ** (years - 2);
    const packs = Math.max(1, Math.round((wish * chance.around1(0.35)) / unitFen / (pack?.size ?? 1)));
    const quantity = packs * (pack?.size ?? 1);
    return { sku, quantity, unitFen, discountBp, amountFen: shareOf(unitFen * quantity, 10_000 - discountBp) };
  });
  const lines = wished.filter(({ sku }) => lifeOf(sku, date, yesterday) > 0);
  return { lines, totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0) };
};
