import type { Currency, Locale } from "./contracts/primitives.ts";

/**
 * Shares `totalFen` out over `weights` (≥ 0) in whole minor units by the largest remainder (Hamilton's method): the parts sum to the total
 * exactly, each within 1 of its exact share; ties go to the earlier part. All weights 0: equal shares. Throws on no weights.
 */
export const splitFen = (totalFen: number, weights: readonly number[]): number[] => {
  if (weights.length === 0) throw new Error("nothing to split over");
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  const parts = sum === 0n ? weights.map(() => 1n) : weights.map(BigInt);
  const whole = sum === 0n ? BigInt(weights.length) : sum;
  const sign = totalFen < 0 ? -1n : 1n;
  const total = BigInt(totalFen) * sign;
  const floors = parts.map((w) => (total * w) / whole);
  const rests = parts.map((w, i) => ({ i, rest: (total * w) % whole }));
  let left = total - floors.reduce((a, b) => a + b, 0n);
  rests.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of rests) {
    if (left === 0n) break;
    floors[i]! += 1n;
    left -= 1n;
  }
  return floors.map((part) => Number(part * sign));
};

/** `amountFen × basisPoints / 10,000`, rounded half away from zero, exactly. */
export const shareOf = (amountFen: number, basisPoints: number): number =>
  divideRounded(BigInt(amountFen) * BigInt(basisPoints), 10_000n);

/** The tax within an amount that includes it: amount × rate ÷ (1 + rate), rounded half away from zero. Computed per line, then summed. */
export const taxWithin = (grossFen: number, rateBasisPoints: number): number =>
  divideRounded(BigInt(grossFen) * BigInt(rateBasisPoints), 10_000n + BigInt(rateBasisPoints));

/** The tax that comes on top of a net amount, rounded half away from zero. */
export const taxOn = shareOf;

const divideRounded = (n: bigint, d: bigint): number => {
  const sign = n < 0n ? -1n : 1n;
  return Number(((n * sign * 2n + d) / (2n * d)) * sign);
};

const formats = new Map<string, Intl.NumberFormat>();
/** Making one costs fifty times as much as using it. */
const formatOf = (locale: Locale, currency?: Currency): Intl.NumberFormat => {
  const name = `${locale} ${currency}`;
  const format = formats.get(name) ?? new Intl.NumberFormat(locale, currency && { style: "currency", currency });
  formats.set(name, format);
  return format;
};
export const formatMoney = (fen: number, currency: Currency, locale: Locale): string =>
  formatOf(locale, currency).format(fen / 100);
export const formatNumber = (n: number, locale: Locale): string => formatOf(locale).format(n);

/** Exact: `"14.00"` → 1400. Undefined for what is not a decimal with at most two (or only zero further) places. */
export const parseDecimal = (text: string): number | undefined => {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(text.trim());
  if (!match) return undefined;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return match[1] ? -fen : fen;
};
