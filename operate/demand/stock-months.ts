import type { Movement } from "../../shared/contracts/inventory.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { daysOf, type Flow } from "../../functions/inventory/stock-days.ts";
import { inMonth } from "../../functions/inventory/stock-days.table.ts";
import { nameOf, type Row } from "../fsck/rows.ts";

/** What went in and out by day, from which it follows when there was no stock: made from nothing but the movements. Pure. */
export const stockMonthsFrom = (rows: readonly Row[], timeZone: string): Map<string, Row> => {
  const owners = new Map(rows.filter(({ type }) => type === "location").map(({ id, tenant }) => [id as string, tenant]));
  const made = new Map<string, Row>();
  for (const [pk, moved] of Map.groupBy(rows.filter(({ type }) => type === "movement"), (row) => row.pk)) {
    const [, locationId, sku] = pk.split("#") as [string, string, string];
    for (const [date, totals] of daysOf(moved as unknown as Movement[], timeZone)) {
      const flow: Flow = { sku, locationId: locationId as LocationId, ...totals };
      const { key, set, add } = inMonth(flow, date, owners.get(locationId) as string);
      const name = nameOf(key);
      made.set(name, { ...made.get(name), ...key, ...set, ...add } as Row);
    }
  }
  return made;
}; // prettier-ignore
