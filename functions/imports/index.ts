/** For whoever brings a company's own books along: files in, records mapped, taken over by the domains that own them. */
export { decode } from "./csv.ts";
export { type Mapping, type MappedRow, mapRows, sheetsOf } from "./mapping.ts";
export { mappingOf } from "./mappings/index.ts";
export { northwindWarehouse } from "./mappings/northwind.ts";
export type {
  DistributorRecord,
  HistoryOrder,
  Kind,
  PriceRecord,
  ProductRecord,
  RecordOf,
  SellThroughRecord,
  StockRecord,
} from "./records.ts";
export { runImport } from "./run-import.ts";
