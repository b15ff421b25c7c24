import * as z from "zod";
import { maxFen } from "./bounds.ts";

/** A prefixed, branded id: `ord_…`. The prefix keeps an id of one kind from being taken for another, in types and on the wire. */
const id = <P extends string>(prefix: P) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-Za-z-]{1,40}$`))
    .brand<P>();
export const OrderId = id("ord");
export type OrderId = z.infer<typeof OrderId>;
export const DistributorId = id("dst");
export type DistributorId = z.infer<typeof DistributorId>;
export const UserId = id("usr");
export type UserId = z.infer<typeof UserId>;
export const ShipmentId = id("shp");
export type ShipmentId = z.infer<typeof ShipmentId>;
/** A place that can hold stock: an HQ warehouse, an own store, a distributor's warehouse. */
export const LocationId = id("loc");
export type LocationId = z.infer<typeof LocationId>;
export const PriceListId = id("pl");
export type PriceListId = z.infer<typeof PriceListId>;
/** A legal entity: the bearer of a credit account; distributors of one entity share it. */
export const EntityId = id("ent");
export type EntityId = z.infer<typeof EntityId>;
export const InvoiceId = id("inv");
export type InvoiceId = z.infer<typeof InvoiceId>;
export const ReceiptId = id("rct");
export type ReceiptId = z.infer<typeof ReceiptId>;
export const AlertId = id("alr");
export type AlertId = z.infer<typeof AlertId>;
export const CarrierId = id("car");
export type CarrierId = z.infer<typeof CarrierId>;
export const DocumentId = id("doc");
export type DocumentId = z.infer<typeof DocumentId>;
export const ImportId = id("imp");
export type ImportId = z.infer<typeof ImportId>;
export const ForecastRunId = id("fcr");
export type ForecastRunId = z.infer<typeof ForecastRunId>;
export const SupplyLineId = id("spl");
export type SupplyLineId = z.infer<typeof SupplyLineId>;
export const SupplyRunId = id("spr");
export type SupplyRunId = z.infer<typeof SupplyRunId>;
export const TransferId = id("trf");
export type TransferId = z.infer<typeof TransferId>;
export const SavedListId = id("svl");
export type SavedListId = z.infer<typeof SavedListId>;

export const Sku = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/);
export type Sku = z.infer<typeof Sku>;

/** Money in minor units (分 for CNY). */
export const Fen = z.int().min(-maxFen).max(maxFen);
export const PositiveFen = z.int().min(0).max(maxFen);
/** A total over many documents: not bound as a single amount is. */
export const TotalFen = z.int().min(0);
export const Currency = z.enum(["CNY", "USD", "EUR"]);
export type Currency = z.infer<typeof Currency>;
/** A count of the SKU's base unit. */
export const Quantity = z.int().min(1).max(1_000_000);
export const Count = z.int().min(0).max(1_000_000_000);
/** A date in the company's time zone. */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;
/** A UTC instant with milliseconds. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
export const Version = z.int().min(1);
export const Locale = z.enum(["zh-CN", "en"]);
export type Locale = z.infer<typeof Locale>;
export const Name = z.string().trim().min(1).max(120);
/** Why somebody did it: kept on the timeline and in the audit trail. */
export const Reason = z.string().trim().min(2).max(500);
/** Channels side by side: 经销商, 直营店, 总部直销. */
export const Channel = z.enum(["distributor", "store", "direct"]);
export type Channel = z.infer<typeof Channel>;
export const Grade = z.enum(["A", "B", "C", "D"]);
export type Grade = z.infer<typeof Grade>;
export const Region = z.string().trim().min(1).max(40);
export type Region = z.infer<typeof Region>;

/** Query parameters of a list. */
export const Paging = z.strictObject({
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
/** The reply of a list; `cursor` is absent on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), cursor: z.string().optional() });
export const Done = z.object({ version: Version });
