import type { LocalDate } from "../../shared/contracts/primitives.ts";
import type { PriceEntry, PriceLevel, PriceList } from "../../shared/contracts/pricing.ts";
import { Refusal } from "../../shared/errors.ts";
import { type Candidate, scopeName, startOf } from "./price.ts";

/** The entries of a list that share one scope: all tiers and dates of one SKU, one category, or of everything. */
export type ScopeRows = ReadonlyMap<string, readonly PriceEntry[]>;
/** `SKU#TEA-100`, `CATEGORY#茶`, `ALL`: the name of a row. */
export const scopeKey = (scope: PriceEntry["scope"]): string =>
  scope.kind === "sku" ? `SKU#${scope.sku}` : scope.kind === "category" ? `CATEGORY#${scope.category}` : "ALL";
export const scopeKeysOf = (sku: string, category: string): string[] => [`SKU#${sku}`, `CATEGORY#${category}`, "ALL"];

/** Whom a list is for: `GRADE#A`, `BASE`. */
export const targetKey = (target: PriceLevel): string => {
  switch (target.level) {
    case "contract":
    case "distributor":
      return `${target.level.toUpperCase()}#${target.distributorId}`;
    case "grade":
      return `GRADE#${target.grade}`;
    case "region":
      return `REGION#${target.region}`;
    case "channel":
      return `CHANNEL#${target.channel}`;
    case "base":
      return "BASE";
  }
};

export const checkDates = ({ from, to }: Pick<PriceList, "from" | "to">): void => {
  if (from && to && to < from) throw new Refusal("price-list/ends-before-start", { from });
};

export interface Conflict {
  otherId: string;
  otherName: string;
  scope: string;
  fromQuantity: number;
  /** A local date, or "always". */
  start: string;
}
type Listed = Candidate["list"];

/** Entries of two lists for the same target that nothing but the lists' ids would tell apart: same scope, same tier, same start. */
export const conflictsBetween = (
  mine: { list: Listed; rows: ScopeRows },
  other: { list: Listed; rows: ScopeRows },
): Conflict[] =>
  [...mine.rows].flatMap(([key, entries]) =>
    entries.flatMap((entry) => {
      const start = startOf({ list: mine.list, entry });
      const clash = (other.rows.get(key) ?? []).find(
        (theirs) =>
          theirs.fromQuantity === entry.fromQuantity &&
          startOf({ list: other.list, entry: theirs }) === start &&
          !isOver(mine.list, entry, start) &&
          !isOver(other.list, theirs, start),
      );
      return clash
        ? [
            {
              otherId: other.list.id,
              otherName: other.list.name,
              scope: scopeName(entry.scope),
              fromQuantity: entry.fromQuantity,
              start: start || "always",
            },
          ]
        : [];
    }),
  );

/** True where the entry or its list ends before it could begin: it never applies. */
const isOver = (list: Listed, entry: PriceEntry, start: LocalDate): boolean =>
  [list.to, entry.to].some((end) => end !== undefined && end < start);
