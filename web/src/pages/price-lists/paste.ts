import { blank, type Column, columns, type Draft, draftOf, type Drafts } from "./draft.ts";
import type { PriceEntry } from "../../../../shared/contracts/pricing.ts";

/** Excel writes 2026/1/5 where we write 2026-01-05. */
const dateOf = (text: string): string =>
  text.replace(/^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/, (_, y: string, m: string, d: string) =>
    [y, m.padStart(2, "0"), d.padStart(2, "0")].join("-"),
  );
const cellOf = (column: Column, text: string): string => {
  const trimmed = text.trim();
  if (column === "from" || column === "to") return dateOf(trimmed);
  return column === "quantity" ? trimmed.replaceAll(",", "") : trimmed;
};
/** Cells of a spreadsheet; undefined where the text is a single value, which the box takes by itself. */
export const blockOf = (text: string): string[][] | undefined => {
  const rows = text.replace(/\r?\n$/, "").split(/\r?\n/).map((row) => row.split("\t")); // prettier-ignore
  return rows.length > 1 || rows[0]!.length > 1 ? rows : undefined;
};

interface Shown {
  id: string;
  draft: Draft;
}
const sameRow = (a: Draft, b: Draft): boolean =>
  a.kind === "sku" && b.kind === "sku" && a.of === b.of && (a.quantity || "1") === (b.quantity || "1") && a.from === b.from; // prettier-ignore

/**
 * A block put down at a cell. From the first column on, each of its rows is found by SKU, quantity and start, or added; from another column on it
 * fills the rows that are shown, downwards.
 */
export const pasted = (
  block: readonly (readonly string[])[],
  at: { row: string; column: Column },
  shown: readonly Shown[],
  drafts: Drafts,
  newId: () => string,
): Drafts => {
  const first = columns.indexOf(at.column);
  const after = { ...drafts };
  const cells = (texts: readonly string[]): Partial<Draft> =>
    Object.fromEntries(
      texts.slice(0, columns.length - first).map((text, i) => {
        const column = columns[first + i]!;
        return [column, cellOf(column, text)];
      }),
    );
  const start = shown.findIndex(({ id }) => id === at.row);
  let free: string | undefined = at.row;
  block.forEach((texts, i) => {
    if (first > 0) {
      const row = shown[start + i];
      if (row) after[row.id] = { ...(after[row.id] ?? row.draft), ...cells(texts), error: undefined };
      return;
    }
    const next: Draft = { ...blank, ...cells(texts) };
    if (!next.of) return;
    const known = shown.find(({ draft }) => sameRow(draft, next));
    const spare = free !== undefined && shown[start]?.draft.was === undefined && !shown[start]?.draft.of;
    const id = known?.id ?? (spare ? free! : newId());
    if (id === free) free = undefined;
    after[id] = { ...next, was: known?.draft.was };
  });
  return after;
};
export const shownRows = (entries: readonly { id: string; entry: PriceEntry }[], drafts: Drafts): Shown[] => {
  const known = new Set(entries.map(({ id }) => id));
  return [
    ...Object.entries(drafts)
      .filter(([id]) => !known.has(id))
      .map(([id, draft]) => ({ id, draft })),
    ...entries.map(({ id, entry }) => ({ id, draft: drafts[id] ?? draftOf(entry) })),
  ];
};
