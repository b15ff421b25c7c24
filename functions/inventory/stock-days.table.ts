import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { type Action, type Found, queryAll, readMany, update } from "../../shared/table.ts";
import { type Days, dayQuantities, type DayTotals, type Flow, none } from "./stock-days.ts";

/*
 * 1. What went in and out of a SKU at a place, by day    STOCKDAYS#<location>#<sku> / <yyyy-mm>
 * 2. The same from the beginning on                      STOCKDAYS#<location>#<sku>
 *
 * One item a month, 31 days of five sums at most: `05out`, `05received`, … An addition can be made to an attribute of the item that is not there yet, to one inside a map
 * that is not there it cannot: so they lie flat.
 */
type Place = Pick<Flow, "sku" | "locationId">;
const partition = ({ sku, locationId }: Place): string => `STOCKDAYS#${locationId}#${sku}`;
const monthKey = (place: Place, month: string) => ({ pk: partition(place), sk: month });

/** A month's item: what names it, and what a day adds to it. */
export const inMonth = ({ sku, locationId, ...totals }: Flow, date: LocalDate, tenant: string) => {
  const add = dayQuantities.filter((q) => totals[q] !== 0).map((q) => [`${date.slice(8)}${q}`, totals[q]]);
  return {
    key: monthKey({ sku, locationId }, date.slice(0, 7)),
    set: { type: "stock-month", tenant, sku, locationId },
    add: Object.fromEntries(add) as Record<string, number>,
  };
};
/** Sums alone: additions of any days come in any order. */
export const addedToDay = (...of: Parameters<typeof inMonth>): Action => {
  const { key, set, add } = inMonth(...of);
  return update(key, { set, add });
};

const monthsIn = (from: LocalDate, to: LocalDate): string[] => {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = nextMonth(month)) months.push(month);
  return months;
};
const nextMonth = (month: string): string => {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
};

/** The days of each place from the month of `from` to that of `to`, in the order asked, in one round trip. Days on which nothing moved are absent. */
export const readDays = async (places: readonly Place[], from: LocalDate, to: LocalDate): Promise<Days[]> => {
  const months = monthsIn(from, to);
  const items = await readMany(places.flatMap((place) => months.map((month) => monthKey(place, month))));
  return places.map(
    (_, i) => new Map(months.flatMap((month, j) => Object.entries(daysIn(items[i * months.length + j], month)))),
  );
};
/** Access pattern 2: one query, an item a month. */
export const readAllDays = async (place: Place): Promise<Days> => {
  const items = await queryAll<Found & { sk: string }>({ partition: partition(place) });
  return new Map(items.flatMap((item) => Object.entries(daysIn(item, item.sk))));
};
const daysIn = (item: Found | undefined, month: string): Record<LocalDate, DayTotals> => {
  const days: Record<LocalDate, DayTotals> = {};
  for (const [name, value] of Object.entries(item ?? {})) {
    const [, day, quantity] = /^(\d\d)([a-z]+)$/.exec(name) ?? [];
    if (!quantity) continue;
    const date = `${month}-${day}`;
    days[date] = { ...(days[date] ?? none), [quantity]: value };
  }
  return days;
};
