import type { InvoiceLine, InvoiceSummary } from "../../shared/contracts/billing.ts";
import type { DistributorId, EntityId, InvoiceId, LocalDate } from "../../shared/contracts/primitives.ts";
import type { z } from "zod";
import { AlreadyDone, Refusal } from "../../shared/errors.ts";
import { type Action, create, type Key, type Page, query, queryAll, readMany, update } from "../../shared/table.ts";
import type { LedgerRow } from "./statement.ts";

/**
 * Access patterns
 * 1 an invoice with lines and payments   INVOICE#id      INVOICE (balance), BODY (never changes), EVENT#… (its payments)
 * 2 open invoices of a distributor       byOwner OPEN-INVOICES#distributor  dueOn#id
 * 3 all invoices of a distributor        byStage INVOICES#distributor       issuedOn#id
 * 4 an entity's ledger by date           LEDGER#entity   date#document
 * 5 its totals by month                  LEDGER#entity   TOTAL#yyyy-mm
 * Open invoices of an entity are the credit account's receivables: functions/credit keeps them. Receipts: receipts.table.ts.
 */
type Line = z.infer<typeof InvoiceLine>;
export const invoicePartition = (id: string): string => `INVOICE#${id}`;
const headKey = (id: string): Key => ({ pk: invoicePartition(id), sk: "INVOICE" });

const openIndex = ({ distributorId, dueOn, id, state }: InvoiceSummary) =>
  state === "open" ? { ownerPk: `OPEN-INVOICES#${distributorId}`, ownerSk: `${dueOn}#${id}` } : {};

/** `AlreadyDone` at commit where the shipment was invoiced before. */
export const newInvoice = (invoice: InvoiceSummary, lines: readonly Line[]): Action[] => {
  const { id, distributorId: tenant, version, issuedOn } = invoice;
  return [
    create(
      { pk: invoicePartition(id), sk: "BODY", type: "invoiceBody", tenant, lines, totalFen: invoice.totalFen },
      () => new AlreadyDone(id),
    ),
    create({
      ...headKey(id),
      type: "invoice",
      tenant,
      version,
      summary: invoice,
      ...openIndex(invoice),
      stagePk: `INVOICES#${tenant}`,
      stageSk: `${issuedOn}#${id}`,
    }),
  ];
};

/** The same request will do when it is repeated: it looks at the invoice again. */
const changedMeanwhile = (): Refusal => new Refusal("system/busy", { retryAfterSeconds: 1 });
export const invoiceChanged = (before: InvoiceSummary, after: InvoiceSummary): Action =>
  update(
    headKey(before.id),
    {
      set: { summary: after, version: after.version },
      ...(after.state === "paid" && { remove: ["ownerPk", "ownerSk"] }),
      when: { version: before.version },
    },
    changedMeanwhile,
  );

interface Head {
  summary: InvoiceSummary;
}
/** Those that exist, as they are now. */
export const readInvoices = async (ids: readonly InvoiceId[]): Promise<(InvoiceSummary | undefined)[]> =>
  (await readMany<Head>(ids.map(headKey))).map((head) => head?.summary);

export const readInvoice = async (id: InvoiceId) => {
  const items = await queryAll<Record<string, unknown> & { sk: string }>({ partition: invoicePartition(id) });
  const head = items.find(({ sk }) => sk === "INVOICE") as Head | undefined;
  const body = items.find(({ sk }) => sk === "BODY") as { lines: Line[] } | undefined;
  if (!head || !body) return undefined;
  const payments = items
    .filter(({ eventType }) => eventType === "InvoicePaid")
    .map(({ data, at }) => ({ ...(data as { receiptId: string; amountFen: number }), at: at as string }));
  return { ...head.summary, lines: body.lines, payments };
};

export const invoicesOf = async (
  distributorId: DistributorId,
  { state, ...page }: { state: "open" | "all"; limit: number; cursor?: string | undefined },
): Promise<Page<InvoiceSummary>> => {
  const { items, cursor } =
    state === "open"
      ? await query<Head>({ from: "byOwner", partition: `OPEN-INVOICES#${distributorId}`, ...page })
      : await query<Head>({ from: "byStage", partition: `INVOICES#${distributorId}`, newestFirst: true, ...page });
  return { items: items.map(({ summary }) => summary), cursor };
};

const ledgerPartition = (entityId: EntityId): string => `LEDGER#${entityId}`;
/** A row that never changes, and its month's total. */
export const ledgered = (entityId: EntityId, tenant: string, row: LedgerRow): Action[] => [
  create({ pk: ledgerPartition(entityId), sk: `${row.date}#${row.document}`, type: "ledgerRow", tenant, ...row }),
  update(
    { pk: ledgerPartition(entityId), sk: `TOTAL#${row.date.slice(0, 7)}` },
    { set: { type: "ledgerTotal", tenant: "HQ" }, add: { amountFen: row.amountFen } },
  ),
];

/** What `statementOf` takes: totals of the months before that of `from`, and the rows from its first day to `to`. */
export const ledgerOf = async (entityId: EntityId, from: LocalDate, to: LocalDate) => {
  const partition = ledgerPartition(entityId);
  const month = from.slice(0, 7);
  const [months, rows] = await Promise.all([
    queryAll<{ sk: string; amountFen: number }>({ partition, between: ["TOTAL#", `TOTAL#${month}`] }),
    queryAll<LedgerRow>({ partition, between: [`${month}-01`, `${to}#~`] }),
  ]);
  return { months: months.filter(({ sk }) => sk < `TOTAL#${month}`).map(({ amountFen }) => amountFen), rows };
};
