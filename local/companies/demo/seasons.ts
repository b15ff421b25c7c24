import type { LocalDate } from "../../../shared/contracts/primitives.ts";
import { addDays, daysBetween } from "../../../shared/dates.ts";

const lunar = new Intl.DateTimeFormat("en-u-ca-chinese", { timeZone: "UTC", month: "numeric", day: "numeric" });
const known = new Map<string, LocalDate>();

/** The date of a day of the lunar calendar in that year: 1/1 is 春节, 5/5 端午, 8/15 中秋. */
export const lunarDay = (year: number, month: number, day: number): LocalDate => {
  const name = `${year}/${month}/${day}`;
  let date = known.get(name) ?? `${year}-01-10`;
  while (!known.has(name)) {
    const parts = lunar.formatToParts(new Date(date));
    const part = (type: string): string | undefined => parts.find((p) => p.type === type)?.value;
    if (part("month") === String(month) && part("day") === String(day)) known.set(name, date);
    else date = addDays(date, 1);
  }
  return date;
};

/** Orders rise towards a holiday: full from `peak` days ahead on, from 1 at `start` days ahead, back to 1 on the day. */
const before = (date: LocalDate, holiday: LocalDate, start: number, peak: number, height: number): number => {
  const ahead = daysBetween(date, holiday);
  if (ahead < 0 || ahead > start) return 1;
  if (ahead >= peak) return 1 + ((height - 1) * (start - ahead)) / Math.max(1, start - peak);
  return 1 + ((height - 1) * ahead) / Math.max(1, peak);
};

interface Season {
  springFestival: number;
  midAutumn?: number;
  dragonBoat?: number;
  nationalDay: number;
  online: number;
  /** By month, January first. */
  months: readonly number[];
}
const flat = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const seasons: Record<string, Season> = {
  水和饮料: { springFestival: 1.7, nationalDay: 1.3, online: 1.1, months: [0.8, 0.8, 0.9, 1, 1.2, 1.5, 1.7, 1.6, 1.2, 0.9, 0.8, 0.8] },
  茶叶: { springFestival: 1.9, midAutumn: 1.4, nationalDay: 1.1, online: 1.2, months: [1, 0.9, 1.2, 1.5, 1.3, 1, 0.8, 0.8, 1, 1, 1, 1] },
  休闲零食: { springFestival: 2.6, nationalDay: 1.4, online: 1.5, months: flat },
  粮油调味: { springFestival: 2.1, midAutumn: 1.2, nationalDay: 1.2, online: 1.2, months: [1, 1, 0.95, 0.95, 0.95, 0.9, 0.9, 0.95, 1.05, 1.1, 1.1, 1.1] },
  糖果礼盒: { springFestival: 4.5, nationalDay: 1.3, online: 1.1, months: [1, 0.8, 0.6, 0.6, 0.6, 0.6, 0.5, 0.7, 0.8, 0.8, 0.9, 1.1] },
  家居清洁: { springFestival: 1.5, nationalDay: 1, online: 1.8, months: flat },
}; // prettier-ignore

/** How much more or less than usual of a category is ordered on a day. */
export const seasonOf = (category: string, date: LocalDate): number => {
  const season = seasons[category]!;
  const year = Number(date.slice(0, 4));
  const spring = [year, year + 1].map((y) => before(date, lunarDay(y, 1, 1), 42, 14, season.springFestival));
  return (
    season.months[Number(date.slice(5, 7)) - 1]! *
    Math.max(...spring) *
    before(date, lunarDay(year, 8, 15), 35, 14, season.midAutumn ?? 1) *
    before(date, lunarDay(year, 5, 5), 30, 12, season.dragonBoat ?? 1) *
    before(date, `${year}-10-01`, 24, 8, season.nationalDay) *
    before(date, `${year}-06-18`, 20, 6, season.online) *
    before(date, `${year}-11-11`, 24, 7, season.online)
  );
};

/** Goods of one feast: nobody orders them but ahead of it. */
const feasts: Record<string, (year: number) => LocalDate> = {
  LH501: (year) => lunarDay(year, 1, 1),
  LH502: (year) => lunarDay(year, 1, 1),
  LH507: (year) => lunarDay(year, 8, 15),
  LH508: (year) => lunarDay(year, 5, 5),
};
export const inSeason = (sku: string, date: LocalDate): boolean => {
  const feast = feasts[sku];
  const year = Number(date.slice(0, 4));
  return (
    !feast ||
    [year, year + 1].some((y) => {
      const ahead = daysBetween(date, feast(y));
      return ahead >= 4 && ahead <= 55;
    })
  );
};

/** 春节 closes the warehouses: from three days before to seven after, nobody orders; then three slow weeks. */
export const tradeOn = (date: LocalDate): number => {
  const since = daysBetween(lunarDay(Number(date.slice(0, 4)), 1, 1), date);
  if (since >= -3 && since <= 7) return 0;
  return since > 7 && since <= 28 ? 0.6 : 1;
};
