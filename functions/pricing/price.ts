import { covers } from "../../shared/dates.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import type { PriceEntry, PriceLevel, PriceList } from "../../shared/contracts/pricing.ts";
import type { PriceConsidered, ResolvedPrice } from "../../shared/contracts/resolved-price.ts";
import { shareOf } from "../../shared/money.ts";

/** An entry that speaks of this buyer and this product, with the list it stands in. */
export interface Candidate {
  list: Pick<PriceList, "id" | "name" | "for" | "currency" | "taxIncluded" | "from" | "to">;
  entry: PriceEntry;
}
export interface Question {
  quantity: number;
  onDate: LocalDate;
  floorFen?: number | undefined;
}
export interface Decision {
  /** Absent: nothing prices it. */
  price?: ResolvedPrice;
  /** Every candidate once: the winner, the losers as they rank, then those that do not apply. */
  considered: PriceConsidered[];
}
type Verdict = PriceConsidered["verdict"];

const levels: readonly PriceLevel["level"][] = ["contract", "distributor", "grade", "region", "channel", "base"];
const scopes: readonly PriceEntry["scope"]["kind"][] = ["sku", "category", "all"];
const traceSize = 10;

/** Dates are compared as text; absent means since ever, and comes first. */
const byText = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);
/** When it begins to hold: the later of its own start and its list's. */
export const startOf = ({ list, entry }: Pick<Candidate, "list" | "entry">): LocalDate =>
  byText(entry.from, list.from) > 0 ? entry.from! : (list.from ?? "");

/** The total order: the first comparison that tells two candidates apart decides, and names why the other lost. */
const precedence: readonly { loses: Verdict; compare: (a: Candidate, b: Candidate) => number }[] = [
  { loses: "lower-level", compare: (a, b) => levels.indexOf(a.list.for.level) - levels.indexOf(b.list.for.level) },
  {
    loses: "less-specific",
    compare: (a, b) => scopes.indexOf(a.entry.scope.kind) - scopes.indexOf(b.entry.scope.kind),
  },
  { loses: "lower-tier", compare: (a, b) => b.entry.fromQuantity - a.entry.fromQuantity },
  { loses: "earlier-start", compare: (a, b) => byText(startOf(b), startOf(a)) },
  { loses: "later-id", compare: (a, b) => byText(a.list.id, b.list.id) },
  // Two entries of one list that both began before the list did: the later of their own dates.
  { loses: "earlier-start", compare: (a, b) => byText(b.entry.from, a.entry.from) },
];
const compare = (a: Candidate, b: Candidate): number =>
  precedence.map((p) => p.compare(a, b)).find((result) => result !== 0) ?? 0;
const lossAgainst = (winner: Candidate, loser: Candidate): Verdict =>
  precedence.find((p) => p.compare(winner, loser) !== 0)?.loses ?? "later-id";

/** One rule always wins, whatever the order of the candidates. The floor comes last and is of the same tax basis as the price. */
export const decide = (candidates: readonly Candidate[], { quantity, onDate, floorFen }: Question): Decision => {
  const reasonOut = ({ list, entry }: Candidate): Verdict | undefined =>
    !covers(list, onDate) || !covers(entry, onDate)
      ? "not-valid-on-date"
      : entry.fromQuantity > quantity
        ? "quantity-not-reached"
        : undefined;
  const ranked = candidates.map((c) => ({ c, out: reasonOut(c) })).sort((a, b) => compare(a.c, b.c));
  const applying = ranked.filter(({ out }) => !out).map(({ c }) => c);
  const base = applying.find(({ list, entry }) => list.for.level === "base" && entry.price.kind === "unit");
  const priced = applying.filter(({ entry }) => entry.price.kind === "unit" || base);
  const tell = (c: Candidate, verdict: Verdict): PriceConsidered => ({ ...nameOf(c), ...unitOf(c, base), verdict });
  const [winner, ...losers] = priced;
  const considered = [
    ...(winner ? [tell(winner, "won")] : []),
    ...losers.map((c) => tell(c, lossAgainst(winner!, c))),
    ...applying.filter((c) => !priced.includes(c)).map((c) => tell(c, "no-base-price")),
    ...ranked.flatMap(({ c, out }) => (out ? [tell(c, out)] : [])),
  ];
  if (!winner) return { considered };
  const { unitFen } = unitOf(winner, base) as { unitFen: number };
  // A discount is a share of the base list's price, and so of its kind: with or without tax.
  const { currency, taxIncluded } = (winner.entry.price.kind === "unit" ? winner : base!).list;
  const floored = floorFen !== undefined && unitFen < floorFen;
  const rule = nameOf(winner);
  const trace = considered.slice(0, traceSize);
  return { price: { unitFen: floored ? floorFen : unitFen, currency, taxIncluded, rule, trace, floored }, considered };
};

const nameOf = ({ list, entry }: Candidate): ResolvedPrice["rule"] => ({
  listId: list.id,
  listName: list.name,
  level: list.for.level,
  scope: scopeName(entry.scope),
  fromQuantity: entry.fromQuantity,
});

/** `sku TEA-100`, `category 茶`, `all`: for people and traces. */
export const scopeName = (scope: PriceEntry["scope"]): string =>
  scope.kind === "sku" ? `sku ${scope.sku}` : scope.kind === "category" ? `category ${scope.category}` : "all";

/** A discount's price is rounded half up to the minor unit. */
const unitOf = ({ entry: { price } }: Candidate, base: Candidate | undefined): { unitFen?: number } => {
  if (price.kind === "unit") return { unitFen: price.unitFen };
  if (base?.entry.price.kind !== "unit") return {};
  return { unitFen: shareOf(base.entry.price.unitFen, 10_000 - price.basisPoints) };
};

/** The prices from each quantity on at which something changes: what a buyer could reach by ordering more. */
export const ladderOf = (
  candidates: readonly Candidate[],
  { onDate, floorFen }: Omit<Question, "quantity">,
): { fromQuantity: number; price: ResolvedPrice }[] => {
  const quantities = [...new Set([1, ...candidates.map(({ entry }) => entry.fromQuantity)])].sort((a, b) => a - b);
  const steps = quantities.flatMap((fromQuantity) => {
    const { price } = decide(candidates, { quantity: fromQuantity, onDate, floorFen });
    return price ? [{ fromQuantity, price }] : [];
  });
  return steps.filter(({ price }, i) => price.unitFen !== steps[i - 1]?.price.unitFen);
};
