import type {
  DistributorRecord,
  PriceRecord,
  ProductRecord,
  SellThroughRecord,
} from "../../../functions/imports/index.ts";
import { firstDayOf, nextPeriod, periodOf } from "../../../shared/contracts/periods.ts";
import type { LocalDate } from "../../../shared/contracts/primitives.ts";
import { addDays, daysBetween } from "../../../shared/dates.ts";
import { type Chance, chanceFrom } from "./chance.ts";
import { basePrices, buyers, lifeOf, likingOf, rangeOf, weeklyFenOf, yearlyGrowth } from "./history.ts";
import { inSeason, seasonOf } from "./seasons.ts";

const weeks = 156;
/** These two keep their sales to themselves: what they order has to stand for it. */
const silent = new Set(["XN02", "DB02"]);
const growthOf = (region: string): number => (region === "西南" ? 1.45 : yearlyGrowth);
/** Sold in lumps now and then: a cake of pu-erh is a gift. */
const lumpy = new Set(["CY205"]);

/**
 * Three years of weekly sales of those who report them, up to the last Saturday before today: dated so, the same for the same seed and day. A trend that differs by
 * region, seasons and feasts, and by way of example an item that is new, one that sells in lumps and one whose time is over. Pure.
 */
export const salesOf = (
  seed: string,
  yesterday: LocalDate,
  company: {
    distributors: readonly DistributorRecord[];
    products: readonly ProductRecord[];
    prices: readonly PriceRecord[];
  },
): SellThroughRecord[] => {
  const base = basePrices(company.prices);
  const last = addDays(yesterday, -((new Date(yesterday).getUTCDay() + 1) % 7));
  const first = firstDayOf(nextPeriod(periodOf(addDays(last, -7 * weeks), "M")));
  const saturdays = Array.from({ length: weeks }, (_, i) => addDays(last, 7 * (i + 1 - weeks)));
  return company.distributors
    .filter(({ code }) => !silent.has(code))
    .flatMap((seller) => {
      const range = rangeOf(seed, seller.code, company.products);
      const liked = range.reduce((sum, product) => sum + likingOf(seed, seller.region, product), 0);
      return range.flatMap((product) => {
        const chance = chanceFrom(seed, "sales", seller.code, product.sku);
        const fen = (weeklyFenOf(buyers[seller.code]!) * likingOf(seed, seller.region, product)) / liked;
        const usual = fen / base.get(product.sku)!;
        return saturdays.flatMap((date) => {
          const years = daysBetween(yesterday, date) / 365;
          const expected = usual * growthOf(seller.region) ** years * lifeOf(product.sku, date, yesterday);
          const quantity = Math.round(expected * weekOf(product, date, chance));
          const rows = daysOf(date, quantity).filter((row) => row.date >= first); // whole months alone
          return rows.map((row) => ({ distributorCode: seller.code, sku: product.sku, ...row }));
        });
      });
    });
};

/** A week's sales, by its Saturday; what fell into the month before stands on the last day of that, so that no month looks a week longer than it was. */
const daysOf = (date: LocalDate, quantity: number): Pick<SellThroughRecord, "date" | "quantity">[] => {
  const day = Number(date.slice(8));
  const earlier = day < 7 ? Math.round((quantity * (7 - day)) / 7) : 0;
  const rows = [{ date: addDays(date, -day), quantity: earlier }, { date, quantity: quantity - earlier }]; // prettier-ignore
  return rows.filter((row) => row.quantity > 0);
};

/** How a week differs from the usual one. */
const weekOf = ({ sku, category }: ProductRecord, date: LocalDate, chance: Chance): number => {
  const around = chance.around1(0.18);
  if (lumpy.has(sku)) return chance.next() < 0.2 ? 5 * around : 0;
  return inSeason(sku, date) ? around * seasonOf(category, date) : 0;
};
