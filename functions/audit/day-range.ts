import { addDays } from "../../shared/dates.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";

/** Milliseconds that the clocks of `timeZone` are ahead of UTC at that instant. */
const offsetAt = (instant: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(instant);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};

/** The instant at which a local date begins. Asked twice, because the offset may change between UTC's midnight and theirs. */
export const startOfDay = (date: LocalDate, timeZone: string): string => {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const guess = midnight - offsetAt(midnight, timeZone);
  return new Date(midnight - offsetAt(guess, timeZone)).toISOString();
};

/** Both days included: the first instant of `from` and the last millisecond of `to`. */
export const dayRange = (from: LocalDate, to: LocalDate, timeZone: string): readonly [string, string] => [
  startOfDay(from, timeZone),
  new Date(Date.parse(startOfDay(addDays(to, 1), timeZone)) - 1).toISOString(),
];

/** `2026-03`, `2026-02`, …: the UTC months that a range of instants touches, the latest first. */
export const monthsOf = ([first, last]: readonly [string, string]): string[] => {
  const months: string[] = [];
  let [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  for (;;) {
    const name = `${year}-${String(month).padStart(2, "0")}`;
    if (name < first.slice(0, 7)) return months;
    months.push(name);
    if (month === 1) [year, month] = [year - 1, 12];
    else month -= 1;
  }
};
