import type { LocalDate } from "../../../shared/contracts/primitives.ts";
import { addDays, daysBetween } from "../../../shared/dates.ts";

/** As the State Council publishes them; computed calendars miss 2027 by a day (the new moon falls four minutes before midnight). */
const published: Record<string, readonly string[]> = {
  "1/1": ["2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23", "2032-02-11"],
  "5/5": ["2023-06-22", "2024-06-10", "2025-05-31", "2026-06-19", "2027-06-09", "2028-05-28", "2029-06-16", "2030-06-05", "2031-06-24", "2032-06-12"],
  "8/15": ["2023-09-29", "2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12", "2031-10-01", "2032-09-19"],
}; // prettier-ignore
const calendar = new Intl.DateTimeFormat("en-u-ca-chinese", { timeZone: "UTC", month: "numeric", day: "numeric" });
const known = new Map<string, LocalDate>();

/** The date of a day of the lunar calendar in that year: 1/1 is 春节, 5/5 端午, 8/15 中秋. */
export const lunarDay = (year: number, month: number, day: number): LocalDate => {
  const name = `${year}/${month}/${day}`;
  const found = known.get(name) ?? published[`${month}/${day}`]?.find((d) => d.startsWith(`${year}`));
  const date = found ?? computedLunarDay(year, month, day);
  known.set(name, date);
  return date;
};

/** By the calendar of the ICU library: good to a day. */
export const computedLunarDay = (year: number, month: number, day: number): LocalDate => {
  for (let date = `${year}-01-10`; ; date = addDays(date, 1)) {
    const parts = calendar.formatToParts(new Date(date));
    const part = (type: string): string | undefined => parts.find((p) => p.type === type)?.value;
    if (part("month") === String(month) && part("day") === String(day)) return date;
  }
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
