import type { LocalDate } from "../../shared/contracts/primitives.ts";

const hour = 10;

/** Books that know only the day: ten in the morning there, as an instant. */
export const localMorning = (date: LocalDate, timeZone: string): string => {
  const asUtc = Date.parse(`${date}T${hour}:00:00Z`);
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  const offset = Date.parse(`${shown.format(asUtc).replace(" ", "T")}Z`) - asUtc;
  return new Date(asUtc - offset).toISOString();
};
