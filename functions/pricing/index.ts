import type { Actor } from "../../events/define.ts";
import { priceListCreated, priceListPublished } from "../../events/pricing.ts";
import { commit } from "../../shared/commit.ts";
import type { LocalDate, PriceListId, Sku } from "../../shared/contracts/primitives.ts";
import type { PriceEntry, PriceList } from "../../shared/contracts/pricing.ts";
import type { ResolvedPrice } from "../../shared/contracts/resolved-price.ts";
import { covers } from "../../shared/dates.ts";
import { Refusal } from "../../shared/errors.ts";
import type { Action } from "../../shared/table.ts";
import { policyNow } from "../company/index.ts";
import { type Buyer, candidatesIn, type Priceable, targetsOf } from "./buyer.ts";
import { type Candidate, type Decision, decide, ladderOf } from "./price.ts";
import { applyChange, errorsIn } from "./price-entries.ts";
import { checkDates, scopeKeysOf } from "./price-list.ts";
import { commitNewRows, conflictsOfRows, findRows, pageOfRows } from "./price-rows.table.ts";
import { changedTarget, findList, findTargets, listCreation, publicPart, type StoredList } from "./pricing.table.ts";

export type { Buyer, Priceable } from "./buyer.ts";
export { promotionReader } from "./promotions.ts";
export type PricedLine = Priceable & { quantity: number };

/** What each line costs the buyer per base unit on that local date, in the order of the lines; undefined where nothing prices it. Two round trips. */
export const resolvePrices = async (
  buyer: Buyer,
  lines: readonly PricedLine[],
  onDate: LocalDate,
): Promise<(ResolvedPrice | undefined)[]> => {
  const candidates = await candidatesFor(buyer, lines, (list) => covers(list, onDate));
  return lines.map((line, i) => decide(candidates[i]!, { ...line, onDate }).price);
};

/** What one base unit of each product costs by the base list on that date, before contracts and quantities; absent where it is not priced. */
export const listPrices = async (products: readonly Priceable[], onDate: LocalDate): Promise<Map<Sku, number>> => {
  const [base] = await findTargets([{ level: "base" }]);
  const candidates = await candidatesOf(base!.lists.filter((list) => covers(list, onDate)), products); // prettier-ignore
  return new Map(
    products.flatMap(({ sku, floorFen }, i) => {
      const { price } = decide(candidates[i]!, { quantity: 1, onDate, floorFen });
      return price ? [[sku, price.unitFen] as const] : [];
    }),
  );
};

/** The whole deliberation about one line, for those who ask why. */
export const explainPrice = async (buyer: Buyer, line: PricedLine, onDate: LocalDate): Promise<Decision> => {
  const [candidates] = await candidatesFor(buyer, [line], () => true);
  return decide(candidates!, { ...line, onDate });
};

/** The buyer's price of each product from each quantity on at which it changes; empty where nothing prices it. */
export const priceLadders = async (
  buyer: Buyer,
  products: readonly Priceable[],
  onDate: LocalDate,
): Promise<{ fromQuantity: number; price: ResolvedPrice }[][]> => {
  const candidates = await candidatesFor(buyer, products, (list) => covers(list, onDate));
  return products.map((product, i) => ladderOf(candidates[i]!, { ...product, onDate }));
};

/** Orders read only the lists of the day; an explanation also says which others there are. */
const candidatesFor = async (
  buyer: Buyer,
  lines: readonly Priceable[],
  wanted: (list: StoredList) => boolean,
): Promise<Candidate[][]> => {
  const lists = (await findTargets(targetsOf(buyer))).flatMap((target) => target.lists).filter(wanted);
  return candidatesOf(lists, lines);
};
const candidatesOf = async (lists: readonly StoredList[], lines: readonly Priceable[]): Promise<Candidate[][]> => {
  const scopes = [...new Set(lines.flatMap(({ sku, category }) => scopeKeysOf(sku, category)))];
  const rows = await findRows(lists, scopes);
  return lines.map((line) => candidatesIn(lists, rows, line));
};

/**
 * A whole published list at once, for imports and first set-ups: its rows become visible with the list. Throws `record/stale` where a list
 * of this id exists, `price-list/entries-invalid` and `price-list/conflict` as changing and publishing do; that the products exist is the caller's to know.
 */
export const loadPriceList = async (
  fields: Omit<PriceList, "status" | "version">,
  entries: readonly PriceEntry[],
  { actor, now }: { actor: Actor; now: string },
): Promise<void> => {
  checkDates(fields);
  const list: StoredList = { ...fields, status: "published", version: 1, revision: 1, voided: [] };
  const { rows, errors } = applyChange(list, new Map(), { set: entries, remove: [] }, new Set());
  if (errors.length > 0) throw new Refusal("price-list/entries-invalid", errorsIn("en", errors));
  const [target] = await findTargets([list.for]);
  const conflicts = await conflictsOfRows(list, rows, target!.lists);
  if (conflicts[0]) throw new Refusal("price-list/conflict", { ...conflicts[0], count: conflicts.length });
  const shown = changedTarget(target!, list);
  await commitNewRows(list, rows, [shown, ...listCreation(list, { actor, now, event: priceListPublished })]);
};

/** Starts a list as a draft. `marks` go first into its transaction. Throws `price-list/wrong-currency`, `price-list/ends-before-start`. */
export const createPriceList = async (
  fields: Omit<PriceList, "status" | "version">,
  { actor, now, marks }: { actor: Actor; now: string; marks: (list: PriceList) => Action[] },
): Promise<PriceList> => {
  const { currency } = await policyNow();
  if (fields.currency !== currency)
    throw new Refusal("price-list/wrong-currency", { currency: fields.currency, expected: currency });
  checkDates(fields);
  const list: StoredList = { ...fields, status: "draft", version: 1, revision: 0, voided: [] };
  const made = publicPart(list);
  await commit([...marks(made), ...listCreation(list, { actor, now, event: priceListCreated })]);
  return made;
};

/** Every entry of a list, for imports that compare; undefined where there is no such list. */
export const findPrices = async (id: PriceListId): Promise<PriceEntry[] | undefined> => {
  const list = await findList(id);
  if (!list) return undefined;
  const entries: PriceEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageOfRows(list, { limit: 500, cursor });
    entries.push(...[...page.rows.values()].flat());
    cursor = page.cursor;
  } while (cursor);
  return entries;
};
