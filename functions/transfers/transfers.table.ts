/**
 * 1. a transfer with its lines; its events     base     TRANSFER#<id> / TRANSFER, EVENT#<version>
 * 2. those of a state, the newest first        byOwner  TRANSFERS#<state>             <plannedAt>#<id>
 * 3. of a state, from or to a place, likewise  byStage  TRANSFERS#<state>#<location>  <plannedAt>#<id>
 *
 * The place where goods go is listed by a row of its own (TO): an item stands once in an index.
 */
import type { Actor } from "../../events/define.ts";
import type { LocationId, TransferId } from "../../shared/contracts/primitives.ts";
import { Transfer, TransferHead, type TransferState, type TransferStep } from "../../shared/contracts/transfers.ts";
import { notFound, stale } from "../../shared/errors.ts";
import { absent } from "../../shared/expressions.ts";
import { type Action, type Page, put, query, read } from "../../shared/table.ts";

export const partitionOf = (id: TransferId): string => `TRANSFER#${id}`;
const key = (id: TransferId) => ({ pk: partitionOf(id), sk: "TRANSFER" });
const listed = (transfer: Transfer, locationId: LocationId) => ({
  stagePk: `TRANSFERS#${transfer.state}#${locationId}`,
  stageSk: `${transfer.plannedAt}#${transfer.id}`,
  summary: TransferHead.parse(transfer),
});

/** Fails as stale where it is not as it was `before`: a transfer leaves once, and each unit of it arrives once. */
export const transferKept = (before: Transfer | undefined, transfer: Transfer): Action[] => [
  put(
    {
      ...key(transfer.id),
      type: "transfer",
      tenant: "HQ",
      ...transfer,
      ...listed(transfer, transfer.fromId),
      ownerPk: `TRANSFERS#${transfer.state}`,
      ownerSk: `${transfer.plannedAt}#${transfer.id}`,
    },
    before ? { version: before.version, state: before.state } : { pk: absent },
    stale,
  ),
  put(arrivalListed(transfer)),
];
export const arrivalListed = (transfer: Transfer) => ({
  pk: partitionOf(transfer.id),
  sk: "TO",
  type: "transfer-arrival",
  tenant: "HQ",
  state: transfer.state,
  ...listed(transfer, transfer.toId),
});

export const readTransfer = async (id: TransferId): Promise<Transfer> => {
  const item = await read(key(id));
  if (!item) throw notFound();
  return Transfer.parse(item);
};
/** One that is still as the caller saw it; who saw another is told. */
export const transferAsSeen = async (id: TransferId, expectedVersion: number): Promise<Transfer> => {
  const transfer = await readTransfer(id);
  if (transfer.version !== expectedVersion) throw stale();
  return transfer;
};

interface Told {
  version: number;
  at: string;
  eventType: string;
  actor: Actor;
  data: Record<string, unknown>;
}
/** What stands in every event says nothing here. */
const known = ["transferId", "number", "fromId", "toId", "stock"];
/** The last 100 steps, the oldest first. */
export const historyOf = async (id: TransferId): Promise<TransferStep[]> => {
  const found = await query<Told>({ partition: partitionOf(id), prefix: "EVENT#", newestFirst: true, limit: 100 });
  return found.items.toReversed().map(({ version, at, eventType, actor, data }) => ({
    version,
    at,
    what: eventType,
    who: { id: actor.id, name: actor.name },
    facts: Object.fromEntries(Object.entries(data).filter(([name]) => !known.includes(name))),
  }));
};

type Cut = { limit: number; cursor?: string | undefined };
export const pageOfTransfers = async (state: TransferState, locationId: LocationId | undefined, cut: Cut): Promise<Page<TransferHead>> => {
  const { items, cursor } = await query<{ summary: TransferHead }>({
    ...(locationId
      ? { from: "byStage", partition: `TRANSFERS#${state}#${locationId}` }
      : { from: "byOwner", partition: `TRANSFERS#${state}` }),
    newestFirst: true,
    ...cut,
  });
  return { items: items.map(({ summary }) => summary), cursor };
}; // prettier-ignore
