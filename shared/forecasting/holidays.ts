/** The festivals that move demand. Days are counted from 1970-01-01. */
export type Festival =
  "spring-festival" | "qingming" | "dragon-boat" | "mid-autumn" | "national-day" | "618" | "double-11";

export const dayOf = (date: string): number => Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000);
export const dayAt = (year: number, month: number, day: number): number => Date.UTC(year, month, day) / 86_400_000;

/**
 * Festivals of the lunar calendar and the solar term Qingming, 1990 to 2099: per year one digit of base 36, the days after `month`/`day` (month from 0).
 * Printed from and tested against tyme4ts (test/forecasting/holidays.test.ts). Never taken from `Intl`: its ICU has 2027 and 2030 wrong by a day.
 */
export const lunarTable = {
  firstYear: 1990,
  "spring-festival": {
    month: 0,
    day: 21,
    after:
      "6pe2kath7qf3mb1j8sh5od2kati7qf4mb1k8rg5nd2lati7pe3mb1k9rg5oc2lbti7pe3mc0j8rf5od2lath6pf3mc1j8rg5od3k9sh6pf4mb0",
  },
  qingming: {
    month: 3,
    day: 1,
    after:
      "44344434443444344433443344334433443344334433443344333433343334333433343334333433343333333333333333333333333333",
  },
  "dragon-boat": {
    month: 4,
    day: 25,
    after:
      "3mbuj8qf5ocvlash6pe3mcti8qf5odvk9sg6pf3mbui7qg5od2k9sh6pe4latj7qg5ncvk9sh7pe3matj8qg5ncukash7pd2lbtj8rf4ncukat",
  },
  "mid-autumn": {
    month: 8,
    day: 5,
    after:
      "sh6pf4mbuj7qg6ndvk9sh7pe3matj8qg5ocvkash7qe3mbtj8rf5ncukath6pe2lbuj8rg4ncvkasi6oe3lbuj7qf5ncvl9sh6od3mbuj8pf4o",
  },
} as const;

const fixed: Partial<Record<Festival, [month: number, day: number]>> = {
  "national-day": [9, 1],
  "618": [5, 18],
  "double-11": [10, 11],
};

/** The day of a festival in a year; undefined outside 1990 to 2099 for those that move. */
export function festivalDay(festival: Festival, year: number): number | undefined {
  const set = fixed[festival];
  if (set) return dayAt(year, ...set);
  const { month, day, after } = lunarTable[festival as "spring-festival" | "qingming" | "dragon-boat" | "mid-autumn"];
  const digit = after[year - lunarTable.firstYear];
  return digit === undefined ? undefined : dayAt(year, month, day) + Number.parseInt(digit, 36);
}

/** A stretch of days around a festival, both ends included, whose demand differs as one. */
export type Window = { name: string; festival: Festival; from: number; to: number };

const window = (festival: Festival, part: string, from: number, to: number): Window => ({
  name: `${festival}/${part}`,
  festival,
  from,
  to,
});

/** Weeks and months: stocking up, the days themselves, the return. */
export const windows: Window[] = [
  window("spring-festival", "before", -20, -1),
  window("spring-festival", "during", 0, 6),
  window("spring-festival", "after", 7, 21),
  window("mid-autumn", "before", -20, -1),
  window("mid-autumn", "during", 0, 2),
  window("dragon-boat", "before", -10, -1),
  window("dragon-boat", "during", 0, 2),
  window("qingming", "during", -1, 1),
  window("national-day", "before", -7, -1),
  window("national-day", "during", 0, 6),
  window("618", "during", -3, 2),
  window("double-11", "before", -10, -1),
  window("double-11", "during", 0, 1),
];

/** Days: the same, finer where a day differs from its neighbour. */
export const dailyWindows: Window[] = [
  window("spring-festival", "early", -20, -11),
  window("spring-festival", "before", -10, -4),
  window("spring-festival", "eve", -3, -1),
  ...windows.slice(1, 2),
  window("spring-festival", "after", 7, 14),
  ...windows.slice(3),
];
