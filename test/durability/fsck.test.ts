import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check, type Row } from "../../operate/fsck/check.ts";
import type { TestSystem } from "../support/system.ts";
import { exportTo, fsck } from "./command.ts";
import { ofItem } from "../../operate/fsck/rows.ts";
import { aCompanyAtWork, manyCompanies, scanned, servingScans } from "./many-orders.ts";

let system: TestSystem;
let endpoint: string;
let table: string;
let rows: Row[];
const folder = mkdtempSync(join(tmpdir(), "fsck-"));
beforeAll(async () => {
  ({ system } = await aCompanyAtWork());
  [endpoint, table] = [process.env.AWS_ENDPOINT_URL_DYNAMODB!, process.env.TABLE_NAME!];
  rows = (await scanned()).map((item) => unmarshall(item) as Row);
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true });
});

const exported = (name: string, items: readonly Row[]): string => exportTo(join(folder, name), items);

describe("the rules", () => {
  it("find nothing in a company at work", () => {
    expect(rows.length).toBeGreaterThan(200);
    expect(check(rows, { atRest: true })).toEqual([]);
  });

  const one = (type: string, more: (row: Row) => boolean = () => true): Row => {
    const found = rows.find((row) => row.type === type && more(row));
    if (!found) throw new Error(`no ${type}`);
    return found;
  };
  const completed = (row: Row): boolean => row.stage === "completed";
  type Fault = [rule: string, type: string, fault: (row: Row) => Row | undefined, which?: (row: Row) => boolean];
  const gone = (): undefined => undefined;
  const first = (row: Row, change: object): Row => ({
    ...row,
    lines: [{ ...row.lines[0], ...change }, ...row.lines.slice(1)],
  });
  it.each<Fault>([
    ["S1 whole numbers", "balance", (row) => ({ ...row, onHand: row.onHand + 0.5 })],
    ["S1 available", "balance", (row) => ({ ...row, available: row.available + 1 })],
    ["S1 nothing negative", "balance", (row) => ({ ...row, onHand: -1 })],
    ["S1 lots", "balance", (row) => ({ ...row, byLot: true }), (row) => row.onHand > 0],
    ["S2 movements on hand", "movement", gone, (row) => row.onHand > 0],
    ["S2 movements in transit", "movement", gone, (row) => row.inTransit > 0],
    ["S2 cause", "movement", (row) => ({ ...row, causes: [] })],
    ["S3 reservations", "order", gone, (row) => row.stage === "to-ship"],
    ["S3 reservations", "transfer", (row) => ({ ...row, state: "received" }), (row) => row.state === "planned"],
    ["S3 under way", "transfer", gone, (row) => row.state === "shipped"],
    ["S3 under way", "shipment-lines", (row) => first(row, { received: 0 }), (row) => row.lines[0].received > 0],
    ["S7 listed where it goes", "transfer-arrival", gone],
    ["S7 rows of a transfer", "transfer", gone],
    ["S11 transferred", "transfer", (row) => first(row, { lost: 99 })],
    ["S4 open", "creditAccount", (row) => ({ ...row, openFen: row.openFen + 1 })],
    ["S4 exposure", "creditAccount", (row) => ({ ...row, exposureFen: row.exposureFen + 1 })],
    ["S4 available", "creditAccount", (row) => ({ ...row, availableFen: row.availableFen + 1 })],
    ["S4 hold of an order", "creditHold", gone, (row) => row.document.startsWith("ord_")],
    ["S4 receipt", "creditHold", gone, (row) => row.document.startsWith("rct_")],
    ["S4 receivable", "invoice", (row) => ({ ...row, summary: { ...row.summary, balanceFen: 1 } })],
    ["S4 document of a hold", "order", gone, (row) => row.stage === "to-review"],
    ["S4 account of a hold", "creditAccount", gone],
    ["S6 all lines", "order-lines", gone],
    ["S6 total", "order", (row) => ({ ...row, totalFen: row.totalFen + 1 })],
    ["S6 invoice", "invoiceBody", (row) => first(row, { amountFen: 1 })],
    ["S6 month of the ledger", "ledgerRow", gone],
    ["S7 S8 an event a version", "event", gone, (row) => row.pk.startsWith("ORDER#")],
    ["S7 rows of an order", "order", gone],
    ["S8 events of one thing", "event", gone, (row) => row.eventType === "ShipmentShipped"],
    ["S8 id of an event", "event", (row) => ({ ...row, eventId: "evt_another" })],
    ["S10 tenant", "order", ({ tenant: _, ...row }) => row as Row],
    ["S10 one tenant", "order-lines", (row) => ({ ...row, tenant: "dst_another" })],
    ["S10 tenant of the list", "order", (row) => ({ ...row, ownerPk: "ORDERS#dst_another" })],
    ["S11 shipped", "order-lines", (row) => first(row, { shipped: 1 })],
    ["S11 open", "order-lines", (row) => first(row, { cancelled: 10_000 })],
    ["S11 pick lists", "order", (row) => ({ ...row, openPicks: 1 })],
    ["S11 shipment", "shipment", gone],
    ["S11 payments", "event", gone, (row) => row.eventType === "InvoicePaid"],
    ["S11 a receipt is used once", "receipt", (row) => ({ ...row, receipt: { ...row.receipt, unallocatedFen: 7 } })],
    [
      "S11 one invoice a shipment",
      "invoice",
      (row) => ({ ...row, summary: { ...row.summary, shipmentId: otherShipment(row) } }),
    ],
    ["S11 invoice of its lines", "invoice", gone],
    ["S11 never invoiced above what was shipped", "order", gone, completed],
    ["S13 mark of an event", "heard", (row) => ({ ...row, pk: "HEARD#x#evt_never" })],
    ["S15 ttl", "order", (row) => ({ ...row, ttl: 1 })],
    ["S16 one open alert a cause", "alert-open", gone],
    ["L receivables", "receivablesTotal", (row) => ({ ...row, amountFen: row.amountFen + 1 })],
    ["L receivables", "receivablesTotal", gone, (row) => row.count > 0],
  ])("see a violation of %s in %s", (rule, type, fault, which) => {
    const victim = one(type, which);
    const bad = rows.flatMap((row) => (row === victim ? (fault(row) ?? []) : [row]));
    const found = check(bad, { atRest: rule.startsWith("L") }).map((violation) => violation.rule);
    const expected = rule.startsWith("S11 never") ? "S11 never" : rule;
    if (expected !== "S11 never") return expect(found).toContain(rule);
    const less = rows.map((row) => (row.type === "order-lines" && row.pk === victim.pk ? first(row, { shipped: 0 }) : row)); // prettier-ignore
    expect(check(less).map((violation) => violation.rule)).toContain(rule);
  });
  const otherShipment = (row: Row): string =>
    one("invoice", (other) => other.pk !== row.pk).summary.shipmentId as string;
});

describe("an item of more than 400 KB", () => {
  it("is a violation of S14", () => expect(ofItem(rows[0]!, 400_001).map(({ rule }) => rule)).toEqual(["S14 size"]));
});

describe("npm run fsck", () => {
  it("judges the table of a running system, and says how much it looked at", async () => {
    const { code, said } = await fsck("--table", table, "--endpoint", endpoint, "--at-rest");
    expect(said).toContain(`${rows.length} items looked at`);
    expect([code, said]).toEqual([0, expect.stringContaining("0 violations")]);
  });

  it("judges an export, names what is wrong, and ends with 1", async () => {
    expect(await fsck("--export", exported("sound", rows))).toMatchObject({ code: 0 });
    const bad = rows.map((row) => (row.type === "balance" ? { ...row, available: -5 } : row));
    const { code, said } = await fsck("--export", exported("bad", bad));
    expect([code, said]).toEqual([1, expect.stringContaining("S1 available  STOCK#")]);
  });

  it("ends with 2 where there is nothing to judge", async () => {
    mkdirSync(join(folder, "empty"), { recursive: true });
    expect(await fsck("--export", join(folder, "empty"))).toMatchObject({ code: 2 });
    expect(await fsck()).toMatchObject({ code: 2 });
  });
});

describe("100,000 items", () => {
  let many: Row[];
  beforeAll(() => void (many = manyCompanies(rows, Math.ceil(100_000 / (rows.length - 85)))));
  const expectSmall = async (...where: string[]): Promise<void> => {
    const { code, said } = await fsck(...where);
    const [, looked, seconds, megabytes] = /(\d+) items looked at in ([\d.]+) s with (\d+) MB/.exec(said)!;
    console.log(`${where[0]}: ${looked} items: ${seconds} s, ${megabytes} MB`);
    expect([code, said.slice(0, 2_000)]).toEqual([0, expect.stringContaining("0 violations")]);
    expect(Number(looked)).toBeGreaterThan(100_000);
    expect(Number(megabytes)).toBeLessThan(300);
  };

  it("of an export are judged within 300 MB", () => expectSmall("--export", exported("many", many)));

  it("of a table too", async () => {
    const scanned = await servingScans(many);
    await expectSmall("--table", "many", "--endpoint", scanned.endpoint);
    scanned.close();
  });
});
