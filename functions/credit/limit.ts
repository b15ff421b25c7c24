import type { CreditLimit, TemporaryLimit } from "../../shared/contracts/credit.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { addDays, covers } from "../../shared/dates.ts";

/** Later than any date: the limit changes only when somebody changes it. */
export const forever: LocalDate = "9999-12-31";
export const maxTemporary = 20;

/** The limit in force on `today`, and the last day on which it is still that: the day before a temporary limit begins, or the day one ends. */
export const limitOn = (
  permanent: CreditLimit,
  temporary: readonly TemporaryLimit[],
  today: LocalDate,
): { limit: CreditLimit; goodThrough: LocalDate } => {
  if (permanent.kind === "none") return { limit: permanent, goodThrough: forever };
  const valid = temporary.filter((t) => covers(t, today));
  const changes = [
    ...valid.map(({ to }) => to),
    ...temporary.filter(({ from }) => from > today).map(({ from }) => addDays(from, -1)),
  ];
  return {
    limit: { kind: "limited", limitFen: permanent.limitFen + valid.reduce((sum, t) => sum + t.amountFen, 0) },
    goodThrough: changes.sort()[0] ?? forever,
  };
};

/** Temporary limits that still run or are still to come. */
export const notOver = (temporary: readonly TemporaryLimit[], today: LocalDate): TemporaryLimit[] =>
  temporary.filter(({ to }) => to >= today);

/** The limit as a number to subtract an exposure from; where there is none, nothing ever asks. */
export const limitFenOf = (limit: CreditLimit): number => (limit.kind === "limited" ? limit.limitFen : 0);
