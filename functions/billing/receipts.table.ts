import type { Payment } from "../../shared/contracts/billing.ts";
import type { ReceiptId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { type Action, create, type Found, type Key, read, readMany, update } from "../../shared/table.ts";

/**
 * Access patterns
 * 6 a receipt                      RECEIPT#id               RECEIPT
 * 7 by the bank's reference        PAYMENT-REFERENCE#text   CLAIM     (makes references unique)
 * Receipts with something left are holds of the credit account: functions/credit keeps them.
 */
export const receiptPartition = (id: string): string => `RECEIPT#${id}`;
const key = (id: string): Key => ({ pk: receiptPartition(id), sk: "RECEIPT" });

/** `payment/reference-known` at commit where the bank's reference was recorded before. */
export const newReceipt = (receipt: Payment): Action[] => [
  create(
    {
      pk: `PAYMENT-REFERENCE#${receipt.reference.normalize("NFKC").toUpperCase()}`,
      sk: "CLAIM",
      type: "paymentReference",
      tenant: "HQ",
      receiptId: receipt.id,
    },
    (found: Found = {}) =>
      new Refusal("payment/reference-known", { reference: receipt.reference, receiptId: found.receiptId }),
  ),
  create({ ...key(receipt.id), type: "receipt", tenant: "HQ", version: receipt.version, receipt }),
];

export const receiptChanged = (before: Payment, after: Payment): Action =>
  update(
    key(before.id),
    { set: { receipt: after, version: after.version }, when: { version: before.version } },
    () => new Refusal("system/busy", { retryAfterSeconds: 1 }),
  );

interface Stored {
  receipt: Payment;
}
export const readReceipt = async (id: ReceiptId): Promise<Payment | undefined> =>
  (await read<Stored>(key(id)))?.receipt;
/** Those with something left, the first received first. */
export const readReceipts = async (ids: readonly ReceiptId[]): Promise<Payment[]> =>
  (await readMany<Stored>(ids.map(key)))
    .flatMap((stored) => (stored && stored.receipt.unallocatedFen > 0 ? [stored.receipt] : []))
    .sort((a, b) => (`${a.receivedOn}${a.id}` < `${b.receivedOn}${b.id}` ? -1 : 1));
