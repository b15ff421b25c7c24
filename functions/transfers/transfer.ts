import { allThere, type Arrival, spokenOf, withArrivals } from "../../shared/arrival.ts";
import type { LotQuantity } from "../../shared/contracts/lots.ts";
import type { LocationId, Sku, SupplyLineId, TransferId } from "../../shared/contracts/primitives.ts";
import type { Transfer, TransferState } from "../../shared/contracts/transfers.ts";
import { Refusal } from "../../shared/errors.ts";

/** What a transfer can become. Everything that is not listed is refused. */
export const moves: Record<TransferState, readonly TransferState[]> = {
  planned: ["shipped", "cancelled"],
  shipped: ["received"],
  received: [],
  cancelled: [],
};
const mayBecome = ({ state }: Transfer, next: TransferState): void => {
  if (!moves[state].includes(next)) throw new Refusal("transfer/not-possible-now", { state });
};
const next = (transfer: Transfer, change: Partial<Transfer>): Transfer => ({
  ...transfer,
  ...change,
  version: transfer.version + 1,
});

export interface Plan {
  id: TransferId;
  number: string;
  from: { id: LocationId; name: string };
  to: { id: LocationId; name: string };
  reason?: string | undefined;
  lines: readonly { sku: Sku; quantity: number }[];
  supplyLineId?: SupplyLineId | undefined;
  by: { id: string; name: string };
  at: string;
}
export const planned = ({ from, to, lines, reason, supplyLineId, by, at, ...plan }: Plan): Transfer => {
  if (from.id === to.id) throw new Refusal("transfer/same-place", { place: from.name });
  return {
    ...plan,
    state: "planned",
    fromId: from.id,
    fromName: from.name,
    toId: to.id,
    toName: to.name,
    ...(reason && { reason }),
    ...(supplyLineId && { supplyLineId }),
    units: lines.reduce((n, { quantity }) => n + quantity, 0),
    lineCount: lines.length,
    plannedBy: by,
    plannedAt: at,
    version: 1,
    lines: lines.map((line, i) => ({ lineNo: i + 1, ...line, shipped: 0, received: 0, damaged: 0, lost: 0 })),
  };
};

export const cancelled = (transfer: Transfer, cancelReason: string): Transfer => {
  mayBecome(transfer, "cancelled");
  return next(transfer, { state: "cancelled", cancelReason });
};

interface Going {
  expectedOn?: string | undefined;
  reference?: string | undefined;
  /** Lines that came out short; the rest goes as planned. */
  lines?: readonly { lineNo: number; quantity: number }[] | undefined;
}
export const shipped = (transfer: Transfer, { lines: actual = [], expectedOn, reference }: Going, at: string): Transfer => {
  mayBecome(transfer, "shipped");
  const said = new Map(actual.map(({ lineNo, quantity }) => [lineNo, quantity]));
  const plannedOf = new Map(transfer.lines.map((line) => [line.lineNo, line.quantity]));
  for (const [lineNo, wanted] of said)
    if (wanted > (plannedOf.get(lineNo) ?? 0))
      throw new Refusal("transfer/more-than-planned", { lineNo, planned: plannedOf.get(lineNo) ?? 0, wanted });
  const lines = transfer.lines.map((line) => ({ ...line, shipped: said.get(line.lineNo) ?? line.quantity }));
  const units = lines.reduce((n, line) => n + line.shipped, 0);
  if (units === 0) throw new Refusal("transfer/nothing-shipped");
  return next(transfer, {
    state: "shipped",
    lines,
    units,
    shippedAt: at,
    ...(expectedOn && { expectedOn }),
    ...(reference && { reference }),
  });
}; // prettier-ignore

export const withLots = (transfer: Transfer, lots: readonly (LotQuantity[] | undefined)[]): Transfer => ({
  ...transfer,
  lines: transfer.lines.map((line, i) => ({ ...line, ...(lots[i]?.length && { lots: lots[i] }) })),
});

/** `reason`: of what is damaged or missing. */
export const received = (
  transfer: Transfer,
  arrivals: readonly Arrival[],
  { reason, at }: { reason?: string | undefined; at: string },
): Transfer => {
  mayBecome(transfer, "received");
  const lines = withArrivals(transfer.lines, arrivals, (facts) => new Refusal("transfer/more-than-shipped", { ...facts })); // prettier-ignore
  const units = arrivals.reduce((n, said) => n + spokenOf(said) - said.received, 0);
  if (units > 0 && !reason) throw new Refusal("transfer/reason-missing", { units });
  return next(transfer, { lines, ...(allThere(lines) && { state: "received", receivedAt: at }) });
};
