import type { EntityId, LocalDate } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { absent, atLeast, either, type When } from "../../shared/expressions.ts";
import { type Action, create, type Found, put, remove, update } from "../../shared/table.ts";
import { accountKey, holdKey } from "./credit.table.ts";
import { componentOf, type CreditPosition, signOf } from "./exposure.ts";

/** A document's hold becomes `amountFen` (0: gone), from `previousFen` (0: there was none). Replaced, never added. */
export interface HoldChange {
  document: string;
  /** The distributor the document belongs to; "HQ" for what belongs to the entity as a whole. */
  tenant: string;
  previousFen: number;
  amountFen: number;
  /** Of receivables, and the same for as long as they live. */
  dueOn?: LocalDate | undefined;
  /** After today: the hold waits until then and uses no credit yet. */
  countsFrom?: LocalDate | undefined;
}
export interface HoldChanges {
  entityId: EntityId;
  holds: readonly HoldChange[];
  /** "enforce" refuses what the limit does not cover; "force" is for what has happened already. Decreases are never refused. */
  mode: "enforce" | "force";
  position: CreditPosition;
  now: string;
  /** Makes it a version of the account, for changes that are news of their own. */
  version?: number;
}

/** Somebody else changed the hold or the limit between the reading and the writing: the same request will do when it is repeated. */
const changedMeanwhile = (): Refusal => new Refusal("system/busy", { retryAfterSeconds: 1 });

/**
 * The actions of any number of hold changes of one account: one update of its sums and available credit (none where nothing
 * changes) and one or two per document.
 */
export const setHolds = ({ entityId, holds, mode, position, now, version }: HoldChanges): Action[] => {
  const sums: Record<string, number> = {};
  let exposureFen = 0;
  const rows = holds.flatMap((hold) => {
    const waits = position.ahead.find(({ document }) => document === hold.document);
    const willWait = hold.countsFrom !== undefined && hold.countsFrom > position.today;
    const component = componentOf(hold.document);
    const difference = (willWait ? 0 : hold.amountFen) - (waits ? 0 : hold.previousFen);
    sums[`${component}Fen`] = (sums[`${component}Fen`] ?? 0) + difference;
    exposureFen += signOf[component] * difference;
    return rowActions(entityId, hold, waits, willWait, now);
  });
  const add = Object.entries({ ...sums, exposureFen, availableFen: -exposureFen }).filter(([, fen]) => fen !== 0);
  if (add.length === 0 && version === undefined) return rows;
  const when: When = {
    ...(mode === "enforce" && exposureFen > 0 && enough(position, exposureFen)),
    ...(version !== undefined && { version: position.version === 0 ? absent : position.version }),
  };
  const account = update(
    accountKey(entityId),
    {
      set: { type: "creditAccount", tenant: "HQ", entityId, ...(version !== undefined && { version }) },
      add: Object.fromEntries(add),
      when,
    },
    (found) => refusalOf(position, exposureFen, mode, found),
  );
  // The rows first: whether the limit covers it is told only where the command knew what it was changing.
  return [...rows, account];
};

const rowActions = (
  entityId: EntityId,
  { document, tenant, previousFen, amountFen, dueOn, countsFrom }: HoldChange,
  waits: { countsFrom: LocalDate } | undefined,
  willWait: boolean,
  now: string,
): Action[] => {
  const from = holdKey(entityId, { document, dueOn, countsFrom: waits?.countsFrom });
  const to = holdKey(entityId, { document, dueOn, countsFrom: willWait ? countsFrom : undefined });
  const sameDate = (waits?.countsFrom ?? "") === (willWait ? countsFrom : "");
  if (amountFen === previousFen && sameDate) return [];
  const was: When = { amountFen: previousFen };
  const item = {
    ...to,
    type: "creditHold",
    tenant,
    document,
    distributorId: tenant,
    amountFen,
    changedAt: now,
    dueOn,
    ...(willWait && {
      countsFrom,
      stagePk: "CREDIT-AHEAD",
      stageSk: `${countsFrom}#${document}`,
      summary: { entityId, document, amountFen, distributorId: tenant, countsFrom },
    }),
  };
  if (amountFen === 0) return [remove(from, was, changedMeanwhile)];
  if (previousFen === 0) return [create(item, changedMeanwhile)];
  if (from.sk === to.sk) return [put(item, was, changedMeanwhile)];
  return [remove(from, was, changedMeanwhile), create(item, changedMeanwhile)];
};

const enough = ({ limit, today }: CreditPosition, neededFen: number): When =>
  limit.kind === "none"
    ? { limitKind: "none" }
    : {
        availableFen: atLeast(neededFen),
        limitKind: either(absent, { op: "=", value: "limited" }),
        limitGoodThrough: either(absent, atLeast(today)),
      };

/** Too little credit is a refusal; a limit other than the one that was looked at is not: the next attempt looks again. */
const refusalOf = (
  { limit, today, currency, version }: CreditPosition,
  neededFen: number,
  mode: HoldChanges["mode"],
  found: Found = {},
): Refusal => {
  const { limitKind = "limited", limitGoodThrough = today, availableFen = 0 } = found;
  const looksOld =
    mode === "force" ||
    limitKind !== limit.kind ||
    (limitGoodThrough as string) < today ||
    (found.version ?? 0) !== version;
  if (looksOld || limit.kind === "none") return changedMeanwhile();
  const free = availableFen as number;
  return new Refusal("credit/exceeded", {
    shortFen: neededFen - free,
    availableFen: free,
    limitFen: limit.limitFen,
    currency,
  });
};
