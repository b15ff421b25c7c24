import { componentOf, signOf } from "../../functions/credit/exposure.ts";
import { accountKey, holdKey } from "../../functions/credit/credit.table.ts";
import type { Change } from "./change.ts";
import type { World } from "./check.ts";
import { dueHold, invoicesByOrder, paidSums } from "./money.ts";
import { nameOf, type Row } from "./rows.ts";
import { tally } from "./stock.ts";

/** An invoice is its head and its lines: with one of them lost, what is left of it is taken out. Its payments stay with their receipts. */
export const brokenInvoices = ({ at, of }: World): Change[] => {
  const rows = [...of("invoice"), ...of("invoiceBody")];
  return rows
    .filter(({ pk }) => !at("invoice").has(pk) || !at("invoiceBody").has(pk))
    .flatMap(({ pk, sk }) => [
      { kind: "take-out" as const, pk, sk, why: "half an invoice: write it again", assumed: true },
      ...(at("event").get(pk) ?? []).map((event) => ({ kind: "take-out" as const, pk, sk: event.sk, why: "of that invoice" })),
    ]); // prettier-ignore
};

/** A payment that was told of a receipt that is lost did not happen: it has to be recorded again. */
export const lostReceipts = ({ of }: World): Change[] => {
  const known = new Set(of("receipt").map(({ receipt }) => receipt.id as string));
  const why = "a payment whose receipt is lost: record it again";
  return of("event")
    .filter(({ eventType, data }) => eventType === "InvoicePaid" && !known.has(data.receiptId))
    .map(({ pk, sk }) => ({ kind: "take-out", pk, sk, why, assumed: true }));
};

/** What is open of invoices and left of receipts follows from the payments that were told. */
export const paid = (world: World): Change[] => {
  const { of } = world;
  const sums = paidSums(world);
  return [
    ...of("invoice").flatMap(({ pk, sk, summary }): Change[] => {
      const balanceFen = summary.totalFen - sums.of(pk);
      if (balanceFen === summary.balanceFen) return [];
      const why = `paid ${sums.of(pk)} of ${summary.totalFen}`;
      if (balanceFen <= 0) return [{ kind: "set", pk, sk, why, set: { "summary.balanceFen": balanceFen, "summary.state": "paid" }, remove: ["ownerPk", "ownerSk"] }];
      const open = { ownerPk: `OPEN-INVOICES#${summary.distributorId}`, ownerSk: `${summary.dueOn}#${summary.id}` };
      return [{ kind: "set", pk, sk, why, set: { "summary.balanceFen": balanceFen, "summary.state": "open", ...open } }];
    }),
    ...of("receipt").flatMap(({ pk, sk, receipt }): Change[] => {
      const left = receipt.amountFen - sums.of(receipt.id);
      const why = `spent ${sums.of(receipt.id)} of ${receipt.amountFen}`;
      return left === receipt.unallocatedFen ? [] : [{ kind: "set", pk, sk, why, set: { "receipt.unallocatedFen": left } }];
    }),
  ]; // prettier-ignore
};

interface Due {
  entityId: string;
  tenant: string;
  amountFen: number;
  dueOn?: string;
}
const dueHolds = (world: World): Map<string, Due> => {
  const { of, lines } = world;
  const invoices = invoicesByOrder(world);
  return new Map<string, Due>([
    ...of("order").map((o): [string, Due] => {
      const amountFen = dueHold(o, lines.get(o.pk), invoices.get(o.id));
      return [o.id, { entityId: o.entityId, tenant: o.distributorId, amountFen }];
    }),
    ...of("invoice").map(({ summary: s }): [string, Due] => [
      s.id,
      { entityId: s.entityId, tenant: s.distributorId, amountFen: s.balanceFen, dueOn: s.dueOn },
    ]),
    ...of("receipt").map(({ receipt: r }): [string, Due] => [
      r.id,
      { entityId: r.entityId, tenant: "HQ", amountFen: r.unallocatedFen },
    ]),
  ]);
};

/** A hold is what its document says, once. */
export const holds = (world: World, now: string): Change[] => {
  const due = dueHolds(world);
  const changes: Change[] = [];
  const held = new Set<string>();
  for (const { pk, sk, document, amountFen, countsFrom } of world.of("creditHold")) {
    if (document.startsWith("clm_")) continue;
    const wanted = due.get(document)?.amountFen ?? 0;
    const why = `${document} holds ${wanted}, here stood ${amountFen}`;
    const again = held.has(document);
    held.add(document);
    if (wanted === 0 || again) changes.push({ kind: "take-out", pk, sk, why });
    else if (wanted !== amountFen) {
      const summary = countsFrom ? { "summary.amountFen": wanted } : {};
      changes.push({ kind: "set", pk, sk, why, set: { amountFen: wanted, changedAt: now, ...summary } });
    }
  }
  for (const [document, { entityId, tenant, amountFen, dueOn }] of due) {
    if (amountFen === 0 || held.has(document)) continue;
    const at = holdKey(entityId as never, { document, dueOn });
    const item = { ...at, type: "creditHold", tenant, document, distributorId: tenant, amountFen, changedAt: now, ...(dueOn && { dueOn }) };
    changes.push({ kind: "create", ...at, item, why: `${document} holds ${amountFen}, its row was lost` });
  } // prettier-ignore
  return changes;
};

/** An account is the sum of its holds. One that was lost comes back with a limit of 0, and is told. */
export const accounts = ({ of, at }: World): Change[] => {
  const sums = tally();
  const partitions = new Set([...of("creditAccount"), ...of("creditHold")].map(({ pk }) => pk));
  for (const { pk, document, amountFen, countsFrom } of of("creditHold"))
    if (!countsFrom) sums.add(`${pk} ${componentOf(document)}`, amountFen);
  return [...partitions].flatMap((pk): Change[] => {
    const account = at("creditAccount").get(pk)?.[0] as Row | undefined;
    const [openFen, unpaidFen, unallocatedFen] = ["open", "unpaid", "unallocated"].map((part) => sums.of(`${pk} ${part}`)) as [number, number, number];
    const claimsFen: number = account?.claimsFen ?? 0;
    const exposureFen = openFen + unpaidFen + signOf.unallocated * unallocatedFen + signOf.claims * claimsFen;
    const limitFen: number = account?.limit?.kind === "limited" ? account.limit.limitFen : 0;
    const set = { openFen, unpaidFen, unallocatedFen, exposureFen, availableFen: limitFen - exposureFen };
    if (account && Object.entries(set).every(([name, fen]) => (account[name] ?? 0) === fen)) return [];
    const entityId = pk.slice("CREDIT#".length);
    const key = accountKey(entityId as never);
    const why = account ? `the sum of its holds, here stood ${account.exposureFen ?? 0}` : "lost, and its limit with it: set the limit again";
    if (account) return [{ kind: "set", ...key, set, why }];
    return [{ kind: "create", ...key, item: { ...key, type: "creditAccount", tenant: "HQ", entityId, ...set }, why, assumed: true }];
  }); // prettier-ignore
};

export const months = ({ of }: World): Change[] => {
  const sums = tally();
  for (const { pk, sk, amountFen } of of("ledgerRow")) sums.add(`${pk} TOTAL#${sk.slice(0, 7)}`, amountFen);
  const totals = new Map(of("ledgerTotal").map((row) => [nameOf(row), row]));
  return [...new Set([...sums.keys(), ...totals.keys()])].flatMap((name): Change[] => {
    const [pk, sk] = name.split(" ") as [string, string];
    const amountFen = sums.of(name);
    if ((totals.get(name)?.amountFen ?? 0) === amountFen) return [];
    const item = { pk, sk, type: "ledgerTotal", tenant: "HQ", amountFen };
    return [{ kind: "create", pk, sk, item, why: `the month's rows, here stood ${totals.get(name)?.amountFen ?? "nothing"}` }];
  }); // prettier-ignore
};
