import type { PriceEntry } from "../../../shared/contracts/pricing.ts";
import { shareOf } from "../../../shared/money.ts";
import {
  always,
  column,
  date,
  type Field,
  fraction,
  from,
  list,
  money,
  oneOf,
  optional,
  related,
  several,
  shape,
  text,
  whole,
  words,
} from "../fields.ts";
import type { Mapping } from "../mapping.ts";
import type { DistributorRecord, HistoryOrder } from "../records.ts";

const yes = words({ "0": false, "1": true, no: false, yes: true, 否: false, 是: true });
const grade = words({ A: "A", B: "B", C: "C", D: "D" } as const);
const code = (name: string): Field<string> => column(name, text);

const unit: Field<PriceEntry["price"]> = from([column("unitPrice", money)] as const, (unitFen) => ({
  kind: "unit",
  unitFen,
}));
const off: Field<PriceEntry["price"]> = from([column("off", fraction)] as const, (basisPoints) => ({
  kind: "offBase",
  basisPoints,
}));
const limit: Field<DistributorRecord["creditLimit"]> = (place) =>
  place.row.cells.creditLimit
    ? from([column("creditLimit", money)] as const, (limitFen) => ({ kind: "limited", limitFen }) as const)(place)
    : undefined;
const line = from(
  [code("sku"), column("quantity", whole), column("unitPrice", money), optional("discount", fraction, 0)] as const,
  (sku, quantity, unitFen, discountBp) => ({
    sku,
    quantity,
    unitFen,
    discountBp,
    amountFen: shareOf(unitFen * quantity, 10_000 - discountBp),
  }),
);
const order = shape<Omit<HistoryOrder, "totalFen">>({
  number: code("number"),
  distributorCode: code("distributor"),
  orderedOn: column("orderedOn", date),
  requestedOn: optional("requestedOn", date),
  shippedOn: optional("shippedOn", date),
  carrier: optional("carrier", text),
  createdBy: optional("createdBy", text, "—"),
  freightFen: optional("freight", money, 0),
  shipTo: always(undefined),
  lines: related("number", "order-lines.csv", "number", line),
});

/** Our own files: one a kind, the column names as they stand here. */
export const standard: Mapping = {
  name: "standard",
  title: { en: "Huotong's own files", zh: "货通标准模板" },
  plans: {
    carriers: {
      rows: "carriers.csv",
      record: shape({ code: code("code"), name: code("name") }),
    },
    products: {
      rows: "products.csv",
      record: shape({
        sku: code("sku"),
        name: shape({ zh: optional("nameZh", text), en: optional("nameEn", text) }),
        category: code("category"),
        brand: optional("brand", text),
        specification: optional("specification", text),
        unit: code("unit"),
        pack: ({ row, sheets, problems }) =>
          row.cells.packSize
            ? shape({ name: code("packName"), size: column("packSize", whole) })({ row, sheets, problems })
            : undefined,
        wholePacksOnly: optional("wholePacksOnly", yes, false),
        barcode: optional("barcode", text),
        taxRate: optional("taxRate", fraction),
        floorFen: optional("floorPrice", money),
        tracking: optional("tracking", oneOf("lots", "lots-and-expiry")),
        status: optional("status", oneOf("active", "discontinued"), "active"),
        orderableFrom: optional("orderableFrom", date),
      }),
    },
    distributors: {
      rows: "distributors.csv",
      record: shape({
        code: code("code"),
        name: code("name"),
        legalName: ({ row, sheets, problems }) =>
          (row.cells.legalName ? code("legalName") : code("name"))({ row, sheets, problems }),
        taxNumber: optional("taxNumber", text),
        channel: optional("channel", oneOf("distributor", "store", "direct"), "distributor"),
        grade: optional("grade", grade, "C"),
        region: code("region"),
        territory: optional("territory", several, []),
        creditDays: optional("creditDays", whole),
        creditLimit: (place) =>
          /^(none|不限)$/.test(place.row.cells.creditLimit ?? "") ? { kind: "none" } : limit(place),
        suppliedFrom: column("suppliedFrom", several),
        contacts: list(({ row, sheets, problems }) =>
          row.cells.contact
            ? shape({
                name: code("contact"),
                title: optional("contactTitle", text),
                phone: optional("phone", text),
                email: optional("email", text),
              })({ row, sheets, problems })
            : undefined,
        ),
        addresses: list(({ row, sheets, problems }) =>
          row.cells.street
            ? shape({
                label: always(undefined),
                country: optional("country", text, "中国"),
                province: optional("province", text),
                city: code("city"),
                street: code("street"),
                postalCode: optional("postalCode", text),
                receiver: optional("receiver", text),
                phone: optional("phone", text),
              })({ row, sheets, problems })
            : undefined,
        ),
      }),
    },
    prices: {
      rows: "prices.csv",
      record: shape({
        list: code("list"),
        listName: code("listName"),
        level: column("level", oneOf("contract", "distributor", "grade", "region", "channel", "base")),
        of: optional("of", text),
        entry: shape<PriceEntry>({
          scope: ({ row: { cells } }) =>
            cells.sku
              ? { kind: "sku", sku: cells.sku }
              : cells.category
                ? { kind: "category", category: cells.category }
                : { kind: "all" },
          fromQuantity: optional("fromQuantity", whole, 1),
          /** A price, or a fraction off the base list. */
          price: (place) => (place.row.cells.off ? off(place) : unit(place)),
          from: optional("from", date),
          to: optional("to", date),
        }),
      }),
    },
    stock: {
      rows: "stock.csv",
      record: shape({
        location: code("location"),
        sku: code("sku"),
        onHand: column("onHand", whole),
        incoming: optional("incoming", whole, 0),
        reorderPoint: optional("reorderPoint", whole),
        safetyStock: optional("safetyStock", whole),
      }),
    },
    "sell-through": {
      rows: "sell-through.csv",
      record: shape({
        distributorCode: code("distributor"),
        sku: code("sku"),
        date: column("date", date),
        quantity: column("quantity", whole),
      }),
    },
    "order-history": {
      rows: "orders.csv",
      beside: ["order-lines.csv"],
      record: from([order] as const, (read): HistoryOrder => ({
        ...read,
        totalFen: read.lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
      })),
    },
  },
};
