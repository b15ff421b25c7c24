import type { Actor, EventDefinition } from "../../events/define.ts";
import type { Transfer } from "../../shared/contracts/transfers.ts";
import { news } from "../../shared/outbox.ts";
import { type postStock, readLevels, type StockEntry, touchedBy } from "../inventory/index.ts";
import type { Announced } from "./postings.ts";
import { partitionOf, transferKept } from "./transfers.table.ts";

/** All that `postStock` takes but the marks. */
export type Posted = Omit<Parameters<typeof postStock>[0], "marks">;
type About = { transferId: string; number: string; fromId: string; toId: string; stock: { sku: string; locationId: string }[] }; // prettier-ignore

/** A step of a transfer: its stock, its next version and its news, to be posted together. */
export const posted = <Data extends About>(
  before: Transfer | undefined,
  after: Transfer,
  entries: readonly StockEntry[],
  [definition, facts]: [EventDefinition<Data>, Omit<Data, keyof About>],
  step: { actor: Actor; now: string },
): Posted => {
  const { id, number, fromId, toId, version } = after;
  const data = { transferId: id, number, fromId, toId, stock: touchedBy(entries), ...facts } as unknown as Data;
  const about = { pk: partitionOf(id), id, tenant: "HQ", version, ...step, data };
  return { document: id, entries, finish: [...transferKept(before, after), news(definition, about)], ...step };
};

/** What is announced where its goods go. */
export const announcedFor = async ({ toId, lines }: Transfer): Promise<Announced> => {
  const levels = await readLevels(lines.map(({ sku }) => ({ sku, locationId: toId })));
  return new Map(levels.map(({ sku, incoming }) => [sku, incoming]));
};
