import { salesImported } from "../../events/demand.ts";
import type { Actor } from "../../events/define.ts";
import { digest } from "../../shared/clock.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { LocalDate, Region, Sku } from "../../shared/contracts/primitives.ts";
import { stale } from "../../shared/errors.ts";
import { absent } from "../../shared/expressions.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, type Key, put, queryAll } from "../../shared/table.ts";
import type { PastSale } from "./sale.ts";

/* Access pattern 6 of demand.table.ts: SOLD#<distributorId>#<sku> / <year>#<region>, units by date; the region is the distributor's when they came in. */
export interface SoldYear {
  sku: Sku;
  region: Region;
  units: Record<LocalDate, number>;
  version: number;
}
const partition = (distributorId: string, sku: Sku): string => `SOLD#${distributorId}#${sku}`;
const yearOf = (date: LocalDate, region: Region): string => `${date.slice(0, 4)}#${region}`;

/** All that was imported of these SKUs, by SKU. */
export const soldBefore = async (distributorId: string, skus: readonly Sku[]): Promise<Map<Sku, SoldYear[]>> => {
  const found = await Promise.all(
    skus.map(async (sku) => [sku, await queryAll<SoldYear>({ partition: partition(distributorId, sku) })] as const),
  );
  return new Map(found);
};

/** The rows added to their years, and what is told of them; it fails as stale where others of the same years came in meanwhile. */
export const salesTaken = (
  { id, region }: Pick<Distributor, "id" | "region">,
  sales: readonly PastSale[],
  before: ReadonlyMap<Sku, readonly (SoldYear & Partial<Key>)[]>,
  { actor, now }: { actor: Actor; now: string },
): Action[] => {
  if (sales.length === 0) return [];
  const years = Map.groupBy(sales, ({ sku, date }) => `${sku}\n${yearOf(date, region)}`);
  const puts = [...years.values()].map((rows) => {
    const { sku, date } = rows[0]!;
    const sk = yearOf(date, region);
    const was = before.get(sku)?.find((year) => year.sk === sk);
    const units = { ...was?.units, ...Object.fromEntries(rows.map(({ date, quantity }) => [date, quantity])) };
    const item = { pk: partition(id, sku), sk, type: "past-sales", tenant: id, seller: id, sku, region, units };
    return put({ ...item, version: (was?.version ?? 0) + 1 }, { version: was?.version ?? absent }, stale);
  });
  const told = [...Map.groupBy(sales, ({ sku }) => sku)].map(([sku, rows]) => ({
    sku,
    units: Object.fromEntries(rows.map(({ date, quantity }) => [date, quantity])),
  }));
  const name = `sls_${digest(id, JSON.stringify(told))}`;
  const about = { pk: `SALES#${name}`, id: name, tenant: id, version: 1, actor, now };
  return [...puts, news(salesImported, { ...about, data: { distributorId: id, region, sales: told } })];
};
