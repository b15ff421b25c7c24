import type { LocalDate } from "../../shared/contracts/primitives.ts";
import type { PriceEntry, PriceEntryKey, PriceLevel, PriceList } from "../../shared/contracts/pricing.ts";
import { type Candidate, scopeName, startOf } from "./price.ts";

/** The entries of a list that share one scope: all tiers and dates of one SKU, one category, or of everything. */
export type ScopeRows = ReadonlyMap<string, readonly PriceEntry[]>;
export interface RowError {
  path: string;
  message: string;
}
const maxEntriesOfScope = 100;

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

const nameOf = ({ scope, fromQuantity, from }: PriceEntryKey): string =>
  JSON.stringify([scopeKey(scope), fromQuantity, from ?? null]);

/**
 * What the touched rows become, or what is wrong with which row of the request. An entry is replaced by one of the same scope, tier and start.
 * @param rows what the touched scopes hold now
 * @param unknownSkus SKUs that no product has
 */
export const applyChange = (
  list: Pick<PriceList, "for" | "from" | "to">,
  rows: ScopeRows,
  change: { set: readonly PriceEntry[]; remove: readonly PriceEntryKey[] },
  unknownSkus: ReadonlySet<string>,
): { rows: Map<string, PriceEntry[]>; errors: RowError[] } => {
  const after = new Map([...rows].map(([key, entries]) => [key, new Map(entries.map((e) => [nameOf(e), e]))]));
  const errors: RowError[] = [];
  const touched = new Set<string>();
  const once = (entry: PriceEntryKey, path: string): void => {
    if (touched.has(nameOf(entry)))
      errors.push({ path, message: "another row names the same scope, quantity and start" });
    touched.add(nameOf(entry));
  };
  change.remove.forEach((entry, i) => {
    const path = `body.remove.${i}`;
    once(entry, path);
    if (!after.get(scopeKey(entry.scope))?.delete(nameOf(entry)))
      errors.push({ path, message: "there is no such entry in the list" });
  });
  change.set.forEach((entry, i) => {
    const path = `body.set.${i}`;
    once(entry, path);
    for (const [field, message] of faultsOf(list, entry, unknownSkus))
      errors.push({ path: `${path}.${field}`, message });
    const row = after.get(scopeKey(entry.scope)) ?? new Map<string, PriceEntry>();
    after.set(scopeKey(entry.scope), row.set(nameOf(entry), entry));
    if (row.size === maxEntriesOfScope + 1)
      errors.push({ path, message: `a list holds at most ${maxEntriesOfScope} entries of one scope` });
  });
  return { rows: new Map([...after].map(([key, row]) => [key, [...row.values()]])), errors };
};

const faultsOf = (
  list: Pick<PriceList, "for" | "from" | "to">,
  { scope, from, to }: PriceEntry,
  unknownSkus: ReadonlySet<string>,
): [field: string, message: string][] => {
  const faults: [string, string][] = [];
  if (scope.kind === "sku" && unknownSkus.has(scope.sku))
    faults.push(["scope.sku", `no product has the SKU ${scope.sku}`]);
  if (scope.kind !== "sku" && list.for.level === "contract") faults.push(["scope", "a contract price is for one SKU"]);
  if (from && to && to < from) faults.push(["to", "it ends before it starts"]);
  if (from && list.to && list.to < from) faults.push(["from", `the list ends on ${list.to}`]);
  if (to && list.from && to < list.from) faults.push(["to", `the list starts on ${list.from}`]);
  return faults;
};

export interface Conflict {
  otherId: string;
  otherName: string;
  scope: string;
  fromQuantity: number;
  start: LocalDate | "always";
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
              start: start || ("always" as const),
            },
          ]
        : [];
    }),
  );

/** True where the entry or its list ends before it could begin: it never applies. */
const isOver = (list: Listed, entry: PriceEntry, start: LocalDate): boolean =>
  [list.to, entry.to].some((end) => end !== undefined && end < start);
