import { dayOf, type Festival, festivalDay } from "./holidays.ts";

const festivals: readonly Festival[] = [
  "spring-festival",
  "qingming",
  "618",
  "dragon-boat",
  "mid-autumn",
  "national-day",
  "double-11",
];

/** The first days of festivals that move demand, both ends included, in their order; dates are `YYYY-MM-DD`. */
export function festivalsBetween(from: string, to: string): { festival: Festival; date: string }[] {
  const [first, last] = [dayOf(from), dayOf(to)];
  const years = Array.from(
    { length: Math.max(0, Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1) },
    (_, i) => Number(from.slice(0, 4)) + i,
  );
  return years
    .flatMap((year) => festivals.map((festival) => ({ festival, day: festivalDay(festival, year) })))
    .filter(({ day }) => day !== undefined && day >= first && day <= last)
    .sort((a, b) => a.day! - b.day!)
    .map(({ festival, day }) => ({ festival, date: new Date(day! * 86_400_000).toISOString().slice(0, 10) }));
}
