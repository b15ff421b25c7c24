import { defaultPolicy } from "../../functions/company/policy.ts";
import { contributionsOf, type Counts, factsOf } from "../../functions/demand/contribution.ts";
import type { Fact, Seller } from "../../functions/demand/demand.ts";
import { periodsOf, type ReportKind, sellerKey, skuKey, yearsOf } from "../../functions/demand/demand.table.ts";
import { partKey } from "../../functions/demand/order-demand.table.ts";
import { soldIn } from "../../functions/demand/sale.ts";
import type { LocalDate, Region } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { nameOf, type Row } from "../fsck/rows.ts";
import { stockMonthsFrom } from "./stock-months.ts";

/** What the demand is made of, and what is kept of it; and of the days on which there was no stock for it. */
export const demandTypes = ["demand-year", "demand-region-year", "demand-seller", "demand-sku", "demand-of", "stock-month"] as const; // prettier-ignore
const sources = ["order", "order-lines", "event", "past-sales", "location", "distributor", "policy", "movement"] as const; // prettier-ignore
export const bearsOnDemand = (type: string | undefined, eventType: string | undefined): boolean =>
  type === "event" ? eventType === "StockMoved" : [...sources, ...demandTypes].some((one) => one === type);

const ordersIn = (rows: readonly Row[]): Row[] => {
  const lines = Map.groupBy(rows.filter(({ type }) => type === "order-lines"), ({ pk }) => pk); // prettier-ignore
  const inOrder = (a: Row, b: Row): number => (a.sk < b.sk ? -1 : 1);
  return rows
    .filter(({ type }) => type === "order")
    .map((order) => ({
      ...order,
      lines: (lines.get(order.pk) ?? []).toSorted(inOrder).flatMap((chunk) => chunk.lines),
    }));
};

/** Every item that the demand domain keeps, made from nothing but orders, reports and imported sales, and the days of stock, made from the movements. Pure. */
export const demandFrom = (rows: readonly Row[]): Map<string, Row> => {
  const timeZone = (rows.find(({ type }) => type === "policy")?.policy ?? defaultPolicy).timeZone as string;
  const facts: Fact[] = [];
  const made = stockMonthsFrom(rows, timeZone);
  const add = (item: object): void => void made.set(nameOf(item as Row), item as Row);

  for (const order of ordersIn(rows))
    for (const [part, one] of contributionsOf(order as unknown as Counts, timeZone).entries()) {
      add({
        ...partKey(order.id as string, part),
        type: "demand-of",
        tenant: one.seller,
        ...one,
        version: order.version,
      });
      facts.push(...factsOf(one));
    }
  const sold = salesIn(rows, timeZone);
  const imported = rows
    .filter(({ type }) => type === "past-sales")
    .flatMap(({ seller, sku, region, units }) =>
      Object.entries<number>(units).map(([date, n]): Fact => ({
        seller,
        sku,
        region,
        date,
        measure: "sold",
        units: n,
      })),
    );
  for (const [how, some] of [
    ["REPORTED", sold],
    ["IMPORTED", imported],
  ] as const)
    // prettier-ignore
    for (const item of flags(some, how)) add(item);
  const all = [...facts, ...sold, ...imported];
  for (const { key, set, add: sums } of yearsOf(all)) add({ ...key, ...set, ...sums });
  for (const sku of new Set(all.map((fact) => fact.sku))) add({ ...skuKey(sku), type: "demand-sku", tenant: "HQ" });
  return made;
};

/** A report tells its region; one of before that counts where its place's owner is now. */
const salesIn = (rows: readonly Row[], timeZone: string): Fact[] => {
  const places = new Map(rows.filter(({ type }) => type === "location").map((row) => [row.id as string, row]));
  const homes = new Map(rows.filter(({ type }) => type === "distributor").map((row) => [row.tenant, row.record.region as Region])); // prettier-ignore
  return rows
    .filter(({ type, data }) => type === "event" && data.reason === "sold")
    .flatMap(({ tenant, at, data }) => {
      const place = places.get(data.stock[0].locationId as string);
      const region = (data.region ?? homes.get(tenant) ?? place?.region) as Region;
      return soldIn(data as Parameters<typeof soldIn>[0], { seller: tenant as Seller, region, date: localDate(at, timeZone) }); // prettier-ignore
    });
};

const flags = (facts: readonly Fact[], how: ReportKind): object[] => {
  const dates = Map.groupBy(facts.filter(({ seller }) => seller !== "HQ"), ({ seller }) => seller); // prettier-ignore
  return [...dates].map(([seller, own]) => ({
    ...sellerKey(seller, how),
    type: "demand-seller",
    tenant: seller,
    ...Object.fromEntries(periodsOf([...new Set<LocalDate>(own.map(({ date }) => date))]).map((p) => [p, true])),
  }));
};

export interface Difference {
  pk: string;
  sk: string;
  expected: Row | undefined;
  found: Row | undefined;
}
/** What an item says: sums that are 0 say nothing, and which version of an order was counted is not the point. */
const saysOf = (item: Row | undefined): string => {
  if (!item) return "[]";
  const names = Object.keys(item).filter(
    (name) => /^([mw]\d\d(ordered|sold)|\d{4}-.*|\d\d[a-z]+)$/.test(name) && item[name] !== 0,
  );
  const counted = item.type === "demand-of" && Object.keys(item.units).length > 0;
  const says = counted ? ["seller", "region", "date", "units"] : names.sort();
  return JSON.stringify(says.map((name) => [name, name === "units" ? Object.entries(item.units).sort() : item[name]]));
};

/** Where what is kept is not what it is made of; a SKU that is listed without any demand does no harm. */
export const differences = (rows: readonly Row[]): Difference[] => {
  const made = demandFrom(rows);
  const kept = new Map(rows.filter(({ type }) => demandTypes.some((one) => one === type)).map((row) => [nameOf(row), row])); // prettier-ignore
  return [...new Set([...made.keys(), ...kept.keys()])].flatMap((name) => {
    const [expected, found] = [made.get(name), kept.get(name)];
    const { pk, sk, type } = (expected ?? found)!;
    const differs = type === "demand-sku" ? expected && !found : saysOf(expected) !== saysOf(found); // prettier-ignore
    return differs ? [{ pk, sk, expected, found }] : [];
  });
};
