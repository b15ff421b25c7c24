import type { SavedList, SavedListSummary } from "../../shared/contracts/saved-lists.ts";

export const maxLists = 50;

/** Names that a person would take for the same are the same. */
export const nameKeyOf = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

export const summaryOf = ({ lines, ...list }: SavedList): SavedListSummary => ({ ...list, lineCount: lines.length });
