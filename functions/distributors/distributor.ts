import { addDays } from "../../shared/dates.ts";
import type { Distributor, DistributorSummary } from "../../shared/contracts/distributors.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";

export type Status = Distributor["status"];

/** Which status may follow which. Closed is the end; the record stays, because orders and debts point to it. */
const moves: Record<Status, readonly Status[]> = {
  active: ["suspended", "closed"],
  suspended: ["active", "closed"],
  closed: [],
};
export const mayBecome = (from: Status, to: Status): boolean => moves[from].includes(to);

/** Codes are one without regard to case: `gz-001` is `GZ-001`. */
export const codeName = (code: string): string => code.toUpperCase();

export const summaryOf = (d: Distributor): DistributorSummary => ({
  id: d.id,
  code: d.code,
  name: d.name,
  entityId: d.entityId,
  channel: d.channel,
  grade: d.grade,
  region: d.region,
  status: d.status,
  ...(d.parentId && { parentId: d.parentId }),
});

const warnDays = 30;
export type Threshold = "expiring" | "expired";

/** When a document is to be spoken of next: 30 days before its end, then on the day after it. Undefined: both were told. */
export const nextNotice = (expiresOn: LocalDate, told?: Threshold): LocalDate | undefined => {
  if (told === "expired") return undefined;
  return addDays(expiresOn, told === "expiring" ? 1 : -warnDays);
};
/** A document is good on its last day. */
export const thresholdOn = (today: LocalDate, expiresOn: LocalDate): Threshold =>
  expiresOn < today ? "expired" : "expiring";

/** What every event of a distributor says of it. */
export const factsOf = (d: Distributor) => ({
  distributorId: d.id,
  code: d.code,
  name: d.name,
  entityId: d.entityId,
  locationId: d.locationId,
  channel: d.channel,
  region: d.region,
  grade: d.grade,
  status: d.status,
});
