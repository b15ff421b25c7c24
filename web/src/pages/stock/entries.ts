import type { z } from "zod";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import type { StockedProduct } from "../../../../shared/contracts/inventory.ts";
import {
  type adjustStock,
  type announceGoods,
  type receiveGoods,
} from "../../../../shared/contracts/stock-documents.ts";

export type Kind = "sold" | "count" | "receive" | "announce" | "damage" | "other";
/** Of a contract, without the typed client: this file runs without a browser. */
interface Sent<Body extends z.ZodType | undefined> {
  body: z.input<NonNullable<Body>>;
}
export interface LotDraft {
  lot: string;
  expiresOn: string;
  quantity: string;
}
/** What was typed for one SKU, as it was typed. */
export interface Entry {
  figure: string;
  lots?: LotDraft[];
}
export type Entries = Record<string, Entry>;
export interface About {
  note: string;
  reference: string;
}

/** Of which products a kind of report has to name the lots; what is sold or damaged is taken from those that are first to expire. */
export const asksForLots = (kind: Kind, product: StockedProduct | undefined): boolean =>
  product?.tracking !== undefined && (kind === "receive" || kind === "count" || kind === "other");

const signed = (kind: Kind): boolean => kind === "other" || kind === "announce";
export const fitsKind = (kind: Kind, figure: string): boolean =>
  (signed(kind) ? /^[-+]?\d{1,7}$/ : /^\d{1,7}$/).test(figure) && (kind === "count" || Number(figure) !== 0);
export const filled = (entries: Entries): [string, Entry][] =>
  Object.entries(entries).filter(([, { figure }]) => figure.trim() !== "");

const lotsOf = ({ lots }: Entry) => {
  const named = (lots ?? []).filter(({ lot, quantity }) => lot.trim() && Number(quantity) > 0);
  if (named.length === 0) return {};
  return {
    lots: named.map(({ lot, expiresOn, quantity }) => ({
      lot: lot.trim(),
      ...(expiresOn && { expiresOn }),
      quantity: Number(quantity),
    })),
  };
};

/** Body of `receiveGoods`; of what had been announced, as much as came in. */
export const receiptOf = (
  locationId: LocationId,
  entries: Entries,
  { reference }: About,
  incomingOf: (sku: string) => number,
): Sent<(typeof receiveGoods)["body"]> => ({
  body: {
    locationId,
    ...(reference.trim() && { reference: reference.trim() }),
    lines: filled(entries).map(([sku, entry]) => {
      const quantity = Number(entry.figure);
      return { sku, quantity, announced: Math.min(quantity, incomingOf(sku)), ...lotsOf(entry) };
    }),
  },
});
export const announcementOf = (locationId: LocationId, entries: Entries): Sent<(typeof announceGoods)["body"]> => ({
  body: { locationId, lines: filled(entries).map(([sku, { figure }]) => ({ sku, change: Number(figure) })) },
});
export const adjustmentOf = (
  reason: "sold" | "count" | "damage" | "other",
  locationId: LocationId,
  entries: Entries,
  { note }: About,
): Sent<(typeof adjustStock)["body"]> => {
  const lines = filled(entries).map(([sku, entry]) => ({ sku, n: Number(entry.figure), ...lotsOf(entry) }));
  const words = note.trim();
  if (reason === "count")
    return { body: { reason, locationId, lines: lines.map(({ n, ...line }) => ({ ...line, counted: n })) } };
  if (reason === "other")
    return {
      body: { reason, locationId, note: words, lines: lines.map(({ n, ...line }) => ({ ...line, change: n })) },
    };
  const sums = lines.map(({ n, ...line }) => ({ ...line, quantity: n }));
  if (reason === "sold") return { body: { reason, locationId, lines: sums } };
  return { body: { reason, locationId, ...(words && { note: words }), lines: sums } };
};

/** Two columns of a spreadsheet; undefined where it is something else. */
export const pastedPairs = (text: string): [string, string][] | undefined => {
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== "");
  const pairs = rows.map((row) => row.split(/\t|[,;]\s*|\s{2,}/).map((cell) => cell.trim()));
  if (pairs.length === 0 || pairs.some((cells) => cells.length < 2)) return undefined;
  return pairs.filter(([, n]) => /^[-+]?\d+$/.test(n!)).map(([sku, n]) => [sku!, n!]);
};
