import type { PriceEntry } from "../../../shared/contracts/pricing.ts";
import { shareOf } from "../../../shared/money.ts";
import {
  always,
  column,
  date,
  fraction,
  type Field,
  from,
  list,
  lookup,
  money,
  optional,
  related,
  shape,
  text,
  whole,
  words,
} from "../fields.ts";
import type { Mapping } from "../mapping.ts";
import type { HistoryOrder } from "../records.ts";

/** Countries to sales regions; a country's own region (a state, a county, often NULL) becomes the territory. */
const regions: Record<string, string> = {
  ...Object.fromEntries(["USA", "Canada", "Mexico"].map((c) => [c, "North America"])),
  ...Object.fromEntries(["Argentina", "Brazil", "Venezuela"].map((c) => [c, "South America"])),
  ...Object.fromEntries(["UK", "Ireland"].map((c) => [c, "British Isles"])),
  ...Object.fromEntries(["Denmark", "Finland", "Norway", "Sweden"].map((c) => [c, "Northern Europe"])),
  ...Object.fromEntries(["Austria", "Germany", "Poland", "Switzerland"].map((c) => [c, "Central Europe"])),
  ...Object.fromEntries(["Belgium", "France"].map((c) => [c, "Western Europe"])),
  ...Object.fromEntries(["Italy", "Portugal", "Spain"].map((c) => [c, "Southern Europe"])),
};
export const northwindWarehouse = "NORTHWIND";
const flag = words({ "0": false, "1": true });

const address = (street: string, city: string, province: string, postalCode: string, country: string, phone?: string) =>
  shape({
    label: always(undefined),
    country: column(country, text),
    province: optional(province, text),
    city: column(city, text),
    street: column(street, text),
    postalCode: optional(postalCode, text),
    receiver: always(undefined),
    phone: phone ? optional(phone, text) : always(undefined),
  });

const lines = related(
  "orderID",
  "order-details.csv",
  "orderID",
  from(
    [
      column("productID", text),
      column("quantity", whole),
      column("unitPrice", money),
      column("discount", fraction),
    ] as const,
    (sku, quantity, unitFen, discountBp) => ({
      sku,
      quantity,
      unitFen,
      discountBp,
      amountFen: shareOf(unitFen * quantity, 10_000 - discountBp),
    }),
  ),
) as Field<HistoryOrder["lines"]>;

/** `Nancy Davolio`, from a row of employees.csv. */
const employeeName = from(
  [column("firstName", text), column("lastName", text)] as const,
  (first, last) => `${first} ${last}`,
);
const order = shape<Omit<HistoryOrder, "totalFen">>({
  number: column("orderID", text),
  distributorCode: column("customerID", text),
  orderedOn: column("orderDate", date),
  requestedOn: optional("requiredDate", date),
  shippedOn: optional("shippedDate", date),
  carrier: column("shipVia", text),
  createdBy: lookup("employeeID", "employees.csv", "employeeID", employeeName),
  freightFen: column("freight", money),
  shipTo: address("shipAddress", "shipCity", "shipRegion", "shipPostalCode", "shipCountry") as Field<
    HistoryOrder["shipTo"]
  >,
  lines,
});

/** The files of the Northwind database as they are published: one file a table, NULL for nothing, dates with times. */
export const northwind: Mapping = {
  name: "northwind",
  title: { en: "Northwind's tables", zh: "Northwind 数据表" },
  plans: {
    carriers: {
      rows: "shippers.csv",
      record: shape({ code: column("shipperID", text), name: column("companyName", text) }),
    },
    products: {
      rows: "products.csv",
      beside: ["categories.csv", "suppliers.csv"],
      record: shape({
        sku: column("productID", text),
        name: shape({ zh: always(undefined), en: column("productName", text) }),
        category: lookup("categoryID", "categories.csv", "categoryID", column("categoryName", text)),
        brand: lookup("supplierID", "suppliers.csv", "supplierID", column("companyName", text)),
        specification: optional("quantityPerUnit", text),
        unit: always("unit"),
        pack: always(undefined),
        wholePacksOnly: always(false),
        barcode: always(undefined),
        taxRate: always(0),
        floorFen: always(undefined),
        tracking: always(undefined),
        status: from([column("discontinued", flag)] as const, (gone) => (gone ? "discontinued" : "active")),
        orderableFrom: always(undefined),
      }),
    },
    distributors: {
      rows: "customers.csv",
      record: shape({
        code: column("customerID", text),
        name: column("companyName", text),
        legalName: column("companyName", text),
        taxNumber: always(undefined),
        channel: always("distributor"),
        grade: always("B"),
        region: column("country", words(regions)),
        territory: list(column("country", text), optional("region", text)),
        creditDays: always(30),
        /** Their books know no limits. */
        creditLimit: always({ kind: "none" } as const),
        suppliedFrom: always([northwindWarehouse]),
        contacts: list(
          shape({
            name: column("contactName", text),
            title: optional("contactTitle", text),
            phone: optional("phone", text),
            email: always(undefined),
          }),
        ),
        addresses: list(address("address", "city", "region", "postalCode", "country", "phone")),
      }),
    },
    prices: {
      rows: "products.csv",
      record: shape({
        list: always("base"),
        listName: always("List price"),
        level: always("base"),
        of: always(undefined),
        entry: from([column("productID", text), column("unitPrice", money)] as const, (sku, unitFen): PriceEntry => ({
          scope: { kind: "sku", sku },
          fromQuantity: 1,
          price: { kind: "unit", unitFen },
        })),
      }),
    },
    stock: {
      rows: "products.csv",
      record: shape({
        location: always(northwindWarehouse),
        sku: column("productID", text),
        onHand: column("unitsInStock", whole),
        incoming: column("unitsOnOrder", whole),
        /** 0 is how these files say "none". */
        reorderPoint: from([column("reorderLevel", whole)] as const, (level) => level || undefined),
        safetyStock: always(undefined),
      }),
    },
    "order-history": {
      rows: "orders.csv",
      beside: ["order-details.csv", "employees.csv"],
      record: from([order] as const, (read): HistoryOrder => ({
        ...read,
        totalFen: read.lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
      })),
    },
  },
};
