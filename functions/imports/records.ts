import * as z from "zod";
import { ProductFields } from "../../shared/contracts/catalog.ts";
import { CreditLimit } from "../../shared/contracts/credit.ts";
import { Address, Contact } from "../../shared/contracts/distributors.ts";
import {
  Channel,
  Count,
  Grade,
  LocalDate,
  Name,
  PositiveFen,
  Quantity,
  Region,
  Sku,
} from "../../shared/contracts/primitives.ts";
import { PriceEntry } from "../../shared/contracts/pricing.ts";

/** What the rows of another system become, whatever it was. Each kind has a natural key: the same row twice changes nothing. */
const Code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,30}$/);

export const DistributorRecord = z.strictObject({
  code: Code,
  name: Name,
  legalName: Name,
  taxNumber: z.string().max(40).optional(),
  channel: Channel,
  grade: Grade,
  region: Region,
  territory: z.array(Region).max(50),
  /** Absent: prepaid. */
  creditDays: z.int().min(0).max(365).optional(),
  /** Absent: the import sets none, and nothing can be had on credit until finance does. */
  creditLimit: CreditLimit.optional(),
  /** Codes of the warehouses that supply it, the preferred first. */
  suppliedFrom: z.array(Code).min(1).max(10),
  contacts: z.array(Contact).max(20),
  addresses: z.array(Address).max(20),
});
export type DistributorRecord = z.infer<typeof DistributorRecord>;

export const ProductRecord = ProductFields.extend({ sku: Sku });
export type ProductRecord = z.infer<typeof ProductRecord>;

/** What lies there now, what is on its way from suppliers, and the threshold. */
export const StockRecord = z.strictObject({
  location: Code,
  sku: Sku,
  onHand: Count,
  incoming: Count,
  reorderPoint: Count.optional(),
  safetyStock: Count.optional(),
});
export type StockRecord = z.infer<typeof StockRecord>;

export const PriceRecord = z.strictObject({
  list: Code,
  listName: Name,
  level: z.enum(["contract", "distributor", "grade", "region", "channel", "base"]),
  /** The distributor's code, the grade, the region or the channel; absent for the base list. */
  of: z.string().max(40).optional(),
  /** Of a SKU, a category or everything; as a price or as a fraction off the base list. */
  entry: PriceEntry,
});
export type PriceRecord = z.infer<typeof PriceRecord>;

export const CarrierRecord = z.strictObject({ code: Code, name: Name });
export type CarrierRecord = z.infer<typeof CarrierRecord>;

const HistoryLine = z.strictObject({
  sku: Sku,
  quantity: Quantity,
  unitFen: PositiveFen,
  discountBp: z.int().min(0).max(10_000),
  amountFen: PositiveFen,
});
/** An order of the past. Without `shippedOn` it is still open: approved and waiting for its goods. */
export const HistoryOrder = z.strictObject({
  number: z.string().regex(/^[0-9A-Za-z-]{1,40}$/),
  distributorCode: Code,
  orderedOn: LocalDate,
  requestedOn: LocalDate.optional(),
  shippedOn: LocalDate.optional(),
  carrier: Code.optional(),
  /** Who took it, as the old books name them. */
  createdBy: Name,
  freightFen: PositiveFen,
  shipTo: Address.optional(),
  lines: z.array(HistoryLine).min(1).max(500),
  totalFen: PositiveFen,
});
export type HistoryOrder = z.infer<typeof HistoryOrder>;

/** What a distributor sold on a past day, out of its own books. */
export const SellThroughRecord = z.strictObject({
  distributorCode: Code,
  sku: Sku,
  date: LocalDate,
  quantity: Quantity,
});
export type SellThroughRecord = z.infer<typeof SellThroughRecord>;

/** In the order in which they build on each other. */
export const schemas = {
  carriers: CarrierRecord,
  products: ProductRecord,
  distributors: DistributorRecord,
  prices: PriceRecord,
  stock: StockRecord,
  "order-history": HistoryOrder,
  "sell-through": SellThroughRecord,
} as const;
export type Kind = keyof typeof schemas;
export type RecordOf<K extends Kind> = z.infer<(typeof schemas)[K]>;

const keys: { [K in Kind]: (record: RecordOf<K>) => string } = {
  carriers: ({ code }) => code,
  products: ({ sku }) => sku,
  distributors: ({ code }) => code,
  prices: ({ list, entry: { scope, fromQuantity, from } }) => JSON.stringify([list, scope, fromQuantity, from]),
  stock: ({ location, sku }) => `${location} ${sku}`,
  "order-history": ({ number }) => number,
  "sell-through": ({ distributorCode, sku, date }) => `${distributorCode} ${sku} ${date}`,
};
/** The natural key of a record: what makes it the same one in another file. */
export const keyOf = <K extends Kind>(kind: K, record: RecordOf<K>): string => keys[kind](record);
