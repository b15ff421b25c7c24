import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { decode, parseCsv } from "../../functions/imports/csv.ts";
import { mapRows, sheetsOf } from "../../functions/imports/mapping.ts";
import { northwind } from "../../functions/imports/mappings/northwind.ts";
import type { HistoryOrder, Kind } from "../../functions/imports/records.ts";

const folder = join(import.meta.dirname, "../../data/northwind");
const text = (file: string): string => decode(readFileSync(join(folder, file)));
const sheets = sheetsOf(new Map(readdirSync(folder).map((file) => [file, text(file)])));
const records = <K extends Kind>(kind: K) => mapRows(northwind, kind, sheets);

/** The check reads the files with a split and sums in whole cents: nothing of the import is used. */
const cents = (decimal: string): bigint => {
  const [whole = "0", rest = ""] = decimal.split(".");
  return BigInt(whole) * 100n + BigInt(rest.padEnd(2, "0"));
};
const totals = new Map<string, bigint>();
let sum = 0n;
for (const row of text("order-details.csv").trim().split("\n").slice(1)) {
  const [order, , price, quantity, discount] = row.split(",") as [string, string, string, string, string];
  const exact = cents(price) * BigInt(quantity) * (100n - cents(discount));
  const rounded = (exact + 50n) / 100n;
  totals.set(order, (totals.get(order) ?? 0n) + rounded);
  sum += rounded;
}

describe("Northwind's files, as they are", () => {
  let orders: HistoryOrder[];
  beforeAll(() => {
    orders = records("order-history").flatMap(({ record }) => record ?? []);
  });

  it("are read without a problem in any row of any kind", () => {
    const counts = Object.fromEntries(
      (Object.keys(northwind.plans) as Kind[]).map((kind) => {
        const rows = records(kind);
        expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
        return [kind, rows.length];
      }),
    );
    expect(counts).toEqual({
      carriers: 3,
      products: 77,
      distributors: 91,
      prices: 77,
      stock: 77,
      "order-history": 830,
    });
  });

  it("give 830 orders with 2,155 lines, each total equal to the files' to the cent", () => {
    expect(orders).toHaveLength(830);
    expect(orders.flatMap(({ lines }) => lines)).toHaveLength(2_155);
    expect(totals.size).toBe(830);
    for (const { number, totalFen } of orders) expect([number, BigInt(totalFen)]).toEqual([number, totals.get(number)]);
  });

  it("sum to 1,265,793.29 dollars after discounts, rounded by line (1,265,793.0395 unrounded)", () => {
    const total = orders.reduce((all, { totalFen }) => all + BigInt(totalFen), 0n);
    expect(total).toBe(sum);
    expect(total).toBe(126_579_329n);
  });

  it("leave the 21 orders without a shipping date open", () => {
    expect(orders.filter(({ shippedOn }) => !shippedOn)).toHaveLength(21);
    expect(orders.find(({ number }) => number === "10248")).toMatchObject({
      distributorCode: "VINET",
      orderedOn: "1996-07-04",
      requestedOn: "1996-08-01",
      shippedOn: "1996-07-16",
      freightFen: 3_238,
      carrier: "3",
    });
  });

  it("are mended where an address holds a comma without quotes: no column shifts", () => {
    const customers = records("distributors").flatMap(({ record }) => record ?? []);
    expect(customers.find(({ code }) => code === "BLONP")).toMatchObject({
      region: "Western Europe",
      territory: ["France"],
      addresses: [{ street: "24, place Kléber", city: "Strasbourg", postalCode: "67000", country: "France" }],
    });
    expect(orders.find(({ number }) => number === "10250")?.shipTo).toMatchObject({
      street: "Rua do Paço, 67",
      city: "Rio de Janeiro",
      province: "RJ",
      country: "Brazil",
    });
    const suppliers = parseCsv(text("suppliers.csv"));
    expect(suppliers.rows.map(({ cells }) => cells.companyName)).toContain("G'day, Mate");
    expect([suppliers.rows.length, suppliers.broken.length]).toEqual([29, 0]);
  });

  it("keep the discounts of 1, 2, 3, 4 and 6 percent that most readers round away", () => {
    const discounts = new Set(orders.flatMap(({ lines }) => lines.map(({ discountBp }) => discountBp)));
    expect([...discounts].sort((a, b) => a - b)).toEqual([0, 100, 200, 300, 400, 500, 600, 1000, 1500, 2000, 2500]);
  });

  it("mark what is discontinued and carry stock, incoming goods and reorder levels", () => {
    const products = records("products").flatMap(({ record }) => record ?? []);
    expect(products.filter(({ status }) => status === "discontinued")).toHaveLength(8);
    expect(products.find(({ sku }) => sku === "7")).toMatchObject({
      brand: "Grandma Kelly's Homestead",
      category: "Produce",
    });
    expect(records("stock").find(({ record }) => record?.sku === "2")?.record).toMatchObject({
      onHand: 17,
      incoming: 40,
      reorderPoint: 25,
    });
  });
});
