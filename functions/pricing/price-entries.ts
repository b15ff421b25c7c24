import type { Locale, Sku } from "../../shared/contracts/primitives.ts";
import type { PriceEntry, PriceEntryKey, PriceList } from "../../shared/contracts/pricing.ts";
import { scopeName } from "./price.ts";
import { scopeKey, type ScopeRows } from "./price-list.ts";

interface Text {
  en: string;
  zh: string;
}
export interface RowError {
  /** The row of the request: `set.3`. */
  row: string;
  field?: string;
  message: Text;
}
export interface EntryChange {
  set: readonly PriceEntry[];
  remove: readonly PriceEntryKey[];
}
const maxEntriesOfScope = 100;

const nameOf = ({ scope, fromQuantity, from }: PriceEntryKey): string =>
  JSON.stringify([scopeKey(scope), fromQuantity, from ?? null]);

export const skusOf = (entries: readonly PriceEntry[]): Sku[] => [
  ...new Set(entries.flatMap(({ scope }) => (scope.kind === "sku" ? [scope.sku] : []))),
];

/**
 * What the touched rows become, or what is wrong with which row of the request. An entry replaces the one of the same scope, tier and start.
 * @param rows what the touched scopes hold now
 * @param unknownSkus SKUs that no product has
 */
export const applyChange = (
  list: Pick<PriceList, "for" | "from" | "to">,
  rows: ScopeRows,
  change: EntryChange,
  unknownSkus: ReadonlySet<string>,
): { rows: Map<string, PriceEntry[]>; errors: RowError[] } => {
  const after = new Map([...rows].map(([key, entries]) => [key, new Map(entries.map((e) => [nameOf(e), e]))]));
  const errors: RowError[] = [];
  const named = new Set<string>();
  const nameOnce = (entry: PriceEntryKey, row: string): void => {
    if (named.has(nameOf(entry))) errors.push({ row, message: twice });
    named.add(nameOf(entry));
  };
  change.remove.forEach((entry, i) => {
    nameOnce(entry, `remove.${i}`);
    if (!after.get(scopeKey(entry.scope))?.delete(nameOf(entry))) errors.push({ row: `remove.${i}`, message: absent });
  });
  change.set.forEach((entry, i) => {
    const row = `set.${i}`;
    nameOnce(entry, row);
    errors.push(...faultsOf(list, entry, unknownSkus).map(([field, message]) => ({ row, field, message })));
    const entries = after.get(scopeKey(entry.scope)) ?? new Map<string, PriceEntry>();
    after.set(scopeKey(entry.scope), entries.set(nameOf(entry), entry));
    if (entries.size > maxEntriesOfScope) errors.push({ row, message: tooMany });
  });
  return { rows: new Map([...after].map(([key, entries]) => [key, [...entries.values()]])), errors };
};

const twice = {
  en: "Another row names the same scope, quantity and start.",
  zh: "另有一行的范围、起订量和开始日期与此相同。",
};
const absent = { en: "The list has no such entry.", zh: "价格表中没有这一行。" };
const tooMany = {
  en: `A list holds at most ${maxEntriesOfScope} entries of one scope.`,
  zh: `同一范围最多 ${maxEntriesOfScope} 行。`,
};
const oneSkuOnly = { en: "A contract price is for one SKU.", zh: "合同价只能针对单个 SKU。" };
const endsFirst = { en: "It ends before it starts.", zh: "结束日期早于开始日期。" };

const faultsOf = (
  list: Pick<PriceList, "for" | "from" | "to">,
  { scope, from, to }: PriceEntry,
  unknownSkus: ReadonlySet<string>,
): [field: string, message: Text][] => {
  const faults: [string, Text][] = [];
  if (scope.kind === "sku" && unknownSkus.has(scope.sku))
    faults.push(["scope.sku", { en: `No product has the SKU ${scope.sku}.`, zh: `没有 SKU 为 ${scope.sku} 的商品。` }]);
  if (scope.kind !== "sku" && list.for.level === "contract") faults.push(["scope", oneSkuOnly]);
  if (from && to && to < from) faults.push(["to", endsFirst]);
  if (from && list.to && list.to < from)
    faults.push(["from", { en: `The list ends on ${list.to}.`, zh: `价格表于 ${list.to} 结束。` }]);
  if (to && list.from && to < list.from)
    faults.push(["to", { en: `The list starts on ${list.from}.`, zh: `价格表于 ${list.from} 开始。` }]);
  return faults;
};

/** The facts of `price-list/entries-invalid`: how many rows, and what is wrong with each field. */
export const errorsIn = (locale: Locale, errors: readonly RowError[]) => ({
  count: new Set(errors.map(({ row }) => row)).size,
  errors: errors.map(({ row, field, message }) => ({
    path: field ? `body.${row}.${field}` : `body.${row}`,
    message: locale === "en" ? message.en : message.zh,
  })),
});

/** Prices by the name of their entry, for the audit trail: `sku TEA-100 ≥ 50 from 2026-01-01`. */
export const auditView = (before: ScopeRows, after: ScopeRows): { before: AuditView; after: AuditView } => ({
  before: viewOf(before),
  after: viewOf(after),
});
type AuditView = Record<string, unknown>;
const viewOf = (rows: ScopeRows): AuditView =>
  Object.fromEntries(
    [...rows.values()].flat().map(({ scope, fromQuantity, from, to, price }) => {
      const name = `${scopeName(scope)} ≥ ${fromQuantity}${from ? ` from ${from}` : ""}`;
      return [name, to ? { ...price, to } : price];
    }),
  );
