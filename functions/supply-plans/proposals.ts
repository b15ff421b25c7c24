import type { LocalDate, Sku, SupplyLineId } from "../../shared/contracts/primitives.ts";
import type { SupplyLine } from "../../shared/contracts/supply-lines.ts";
import type { Proposal } from "./plan.ts";

type Line = SupplyLine & { slotKey: string };
/** What is at stake: the proposal's units at that price, 0 where there is none. Exact as long as a number can be. */
export const valueOf = ({ quantity }: Pick<Proposal, "quantity">, unitFen = 0): number =>
  Math.min(quantity * unitFen, Number.MAX_SAFE_INTEGER);
export interface Until {
  until: LocalDate;
  quantity: number;
}
/** What was declined is proposed again when it has grown by a fifth. */
const growth = 1.2;

/** Of what was declined or is meant for something, what still counts. */
export const stillKept = (kept: Record<string, Until>, today: LocalDate): Record<string, Until> =>
  Object.fromEntries(Object.entries(kept).filter(([, { until }]) => until >= today));

export const isDeclined = (proposal: Pick<Proposal, "quantity">, declined: Until | undefined): boolean =>
  declined !== undefined && proposal.quantity <= declined.quantity * growth;

export interface Change {
  before?: Line;
  after?: Line;
}
/** What becomes of the open lines: each slot's keeps its id; what nobody proposes any more goes; the same again changes nothing. */
export const changesOf = (
  proposals: readonly (Proposal & { slotKey: string; valueFen: number })[],
  open: readonly Line[],
  made: { sku: Sku; now: string; idOf: (slot: string) => SupplyLineId },
): { changes: Change[]; open: Record<string, SupplyLineId> } => {
  const bySlot = new Map(open.map((line) => [line.slotKey, line]));
  const wanted = new Map(proposals.map((one) => [one.slotKey, one]));
  const changes = [...wanted.values()].flatMap(({ slot, ...proposal }): Change[] => {
    const before = bySlot.get(proposal.slotKey);
    if (before && same(before, proposal)) return [];
    const id = before?.id ?? made.idOf(slot);
    const after = { ...proposal, id, sku: made.sku, madeAt: made.now, version: (before?.version ?? 0) + 1 };
    return [{ ...(before && { before }), after }];
  });
  const gone = open.filter(({ slotKey }) => !wanted.has(slotKey)).map((before): Change => ({ before }));
  const ids = [...wanted].map(([key, { slot }]) => [key, bySlot.get(key)?.id ?? made.idOf(slot)] as const);
  return { changes: [...changes, ...gone], open: Object.fromEntries(ids) };
};

const same = (
  line: Line,
  { locationId, quantity, orderBy, neededOn, need, valueFen }: Omit<Proposal, "slot"> & { valueFen: number },
): boolean =>
  line.locationId === locationId &&
  line.valueFen === valueFen &&
  line.quantity === quantity &&
  line.orderBy === orderBy &&
  line.neededOn === neededOn &&
  JSON.stringify(sorted(line.need)) === JSON.stringify(sorted(need));
const sorted = (value: object): [string, unknown][] =>
  Object.entries(value)
    .map(([k, v]): [string, unknown] => [k, typeof v === "object" && v !== null ? sorted(v as object) : v])
    .sort(([a], [b]) => (a < b ? -1 : 1));
