import type { PriceEntry, PriceEntryKey } from "../../../../shared/contracts/pricing.ts";

export const columns = ["of", "quantity", "price", "from", "to"] as const;
export type Column = (typeof columns)[number];
type Scope = PriceEntry["scope"]["kind"];
/** A row as it is typed. `was`: the entry that it changes, as it was when typing began. */
export type Draft = Record<Column, string> & {
  kind: Scope;
  was?: PriceEntry | undefined;
  removed?: boolean | undefined;
  error?: string | undefined;
};
export type Drafts = Record<string, Draft>;

export const keyOf = ({ scope, fromQuantity, from }: PriceEntryKey): string =>
  JSON.stringify([scope, fromQuantity, from ?? null]);
const ofScope = (scope: PriceEntry["scope"]): string =>
  scope.kind === "sku" ? scope.sku : scope.kind === "category" ? scope.category : "";
const priceText = (price: PriceEntry["price"]): string =>
  price.kind === "unit" ? (price.unitFen / 100).toFixed(2) : `${price.basisPoints / 100}%`;

export const blank: Draft = { kind: "sku", of: "", quantity: "1", price: "", from: "", to: "" };
export const draftOf = (entry: PriceEntry): Draft => ({
  kind: entry.scope.kind,
  of: ofScope(entry.scope),
  quantity: String(entry.fromQuantity),
  price: priceText(entry.price),
  from: entry.from ?? "",
  to: entry.to ?? "",
  was: entry,
});
export const isChanged = (draft: Draft, column: Column | "kind"): boolean =>
  !draft.was || draftOf(draft.was)[column] !== draft[column];
export const anyChange = (draft: Draft): boolean =>
  Boolean(draft.removed) || (["kind", ...columns] as const).some((column) => isChanged(draft, column));

/** `12.8`, `¥1,280.00` an amount; `15%` off the base price. Undefined: neither. */
const priceOf = (text: string): PriceEntry["price"] | undefined => {
  const [, whole, part = "", percent] =
    /^[¥￥$€]?(\d{1,10})(?:\.(\d{1,2}))?(%?)$/.exec(text.replaceAll(/[\s,]/g, "")) ?? [];
  if (whole === undefined) return undefined;
  const hundredths = Number(whole + part.padEnd(2, "0"));
  if (!percent) return { kind: "unit", unitFen: hundredths };
  return hundredths <= 10_000 ? { kind: "offBase", basisPoints: hundredths } : undefined;
};
const isDate = (text: string): boolean => text === "" || /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The entry that a row means, or the column that is wrong. */
export const entryOf = ({ kind, of, quantity, price, from, to }: Draft): PriceEntry | Column => {
  const named = of.trim();
  if (kind !== "all" && (kind === "sku" ? !/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/.test(named) : !named)) return "of";
  const fromQuantity = Number(quantity || "1");
  if (!Number.isInteger(fromQuantity) || fromQuantity < 1 || fromQuantity > 1_000_000) return "quantity";
  const amount = priceOf(price);
  if (!amount) return "price";
  if (!isDate(from)) return "from";
  if (!isDate(to) || (from && to && to < from)) return "to";
  const scope =
    kind === "sku" ? { kind, sku: named } : kind === "category" ? { kind, category: named } : { kind: "all" as const };
  return { scope, fromQuantity, price: amount, ...(from && { from }), ...(to && { to }) };
};

/** One row of the save: what it sets and what it takes away, at most two operations. */
export interface Operation {
  row: string;
  set?: PriceEntry;
  remove?: PriceEntryKey;
}
const keyPart = ({ scope, fromQuantity, from }: PriceEntryKey): PriceEntryKey => ({ scope, fromQuantity, from });
export const operationOf = (row: string, draft: Draft): Operation => {
  const { was, removed } = draft;
  if (removed) return { row, ...(was && { remove: keyPart(was) }) };
  const set = entryOf(draft) as PriceEntry;
  const moved = was && keyOf(was) !== keyOf(set);
  return { row, set, ...(moved && { remove: keyPart(was) }) };
};
const most = 400;
/** In batches that the route takes; both operations of a row stay together. */
export const batches = (operations: readonly Operation[]): Operation[][] => {
  const all: Operation[][] = [];
  let size = most;
  for (const one of operations) {
    const needed = (one.set ? 1 : 0) + (one.remove ? 1 : 0);
    if (size + needed > most) {
      all.push([]);
      size = 0;
    }
    all.at(-1)!.push(one);
    size += needed;
  }
  return all;
};
