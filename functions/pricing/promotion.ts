import { addDays, covers, daysBetween, joined, type Span } from "../../shared/dates.ts";
import { type Candidate, decide, startOf } from "./price.ts";

/** What holds longer than a quarter is the price, not a promotion. */
const longestDays = 92;

/** The days on which a candidate may apply: within its own dates and its list's. */
const datesOf = ({ list, entry }: Candidate): Partial<Span> => {
  const from = startOf({ list, entry });
  const to = [list.to, entry.to].filter((date) => date !== undefined).sort()[0];
  return { ...(from && { from }), ...(to && { to }) };
};
const isTemporary = (candidate: Candidate): boolean => {
  const { from, to } = datesOf(candidate);
  return from !== undefined && to !== undefined && daysBetween(from, to) < longestDays;
};

/**
 * When a product is on promotion for a buyer: a price with a first and a last day, at most a quarter apart, undercuts at some quantity what would hold without such
 * prices. How far it does is not told. The same days whatever the order of the candidates.
 */
export const promotionSpans = (candidates: readonly Candidate[], floorFen?: number): Span[] => {
  const temporary = candidates.filter(isTemporary);
  const usual = candidates.filter((candidate) => !isTemporary(candidate));
  if (temporary.length === 0 || usual.length === 0) return [];
  const quantities = [...new Set([1, ...candidates.map(({ entry }) => entry.fromQuantity)])];
  const isCheaper = (onDate: string): boolean =>
    quantities.some((quantity) => {
      const [now, usually] = [candidates, usual].map((some) => decide(some, { quantity, onDate, floorFen }).price);
      return now && usually && now.taxIncluded === usually.taxIncluded && now.unitFen < usually.unitFen;
    });
  // Between two of these days nothing begins or ends.
  const ends = candidates.map(datesOf).flatMap(({ from, to }) => [...(from ? [from] : []), ...(to ? [addDays(to, 1)] : [])]); // prettier-ignore
  const borders = [...new Set(ends)].sort();
  return joined(
    borders.slice(0, -1).flatMap((from, i) => {
      const near = temporary.some((candidate) => covers(datesOf(candidate), from));
      return near && isCheaper(from) ? [{ from, to: addDays(borders[i + 1]!, -1) }] : [];
    }),
  );
};
