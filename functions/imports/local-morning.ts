import type { LocalDate } from "../../shared/contracts/primitives.ts";

const hour = 10;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Making one costs a hundred times as much as using it. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  formats.set(timeZone, format);
  return format;
};

/** Books that know only the day: ten in the morning there, as an instant. */
export const localMorning = (date: LocalDate, timeZone: string): string => {
  const asUtc = Date.parse(`${date}T${hour}:00:00Z`);
  const offset = Date.parse(`${formatOf(timeZone).format(asUtc).replace(" ", "T")}Z`) - asUtc;
  return new Date(asUtc - offset).toISOString();
};
