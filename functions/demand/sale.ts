import type { salesImported } from "../../events/demand.ts";
import type { stockMoved } from "../../events/inventory.ts";
import type { DistributorId, LocalDate, Region, Sku } from "../../shared/contracts/primitives.ts";
import type { Fact, Seller } from "./demand.ts";

type Told<D> = D extends { of(data: infer Data): unknown } ? Data : never;
export type SalesNews = Told<typeof stockMoved> | Told<typeof salesImported>;

/** What stock moved for: only sales to whoever uses the goods are demand. `where`: who reported, and on which day. */
export const soldIn = (
  news: Pick<Told<typeof stockMoved>, "reason" | "stock">,
  where: { seller: Seller; region: Region; date: LocalDate },
): Fact[] =>
  news.reason === "sold"
    ? news.stock.map(({ sku, onHand }) => ({ sku, ...where, measure: "sold", units: -onHand }))
    : [];

export const importedIn = ({ distributorId, region, sales }: Told<typeof salesImported>): Fact[] =>
  sales.flatMap(({ sku, units }) =>
    Object.entries(units).map(([date, n]) => ({
      ...{ sku, region, date },
      seller: distributorId as DistributorId,
      measure: "sold" as const,
      units: n,
    })),
  );

/** SKUs' years that change in one transaction: each lies in one item, two where weeks reach into another year. */
const yearsAtOnce = 25;
/** Facts of one seller in parts that fit a transaction; the same facts in the same parts each time. */
export const portionsOf = (facts: readonly Fact[]): Fact[][] => {
  const years = [...Map.groupBy(facts, ({ sku, date }) => `${sku}#${date.slice(0, 4)}`).values()];
  return Array.from({ length: Math.ceil(years.length / yearsAtOnce) }, (_, i) =>
    years.slice(i * yearsAtOnce, (i + 1) * yearsAtOnce).flat(),
  );
};

export interface PastSale {
  sku: Sku;
  date: LocalDate;
  quantity: number;
}
