import type { LocalDate } from "../../shared/contracts/primitives.ts";
import type { SupplyNeed } from "../../shared/contracts/supply-lines.ts";
import type { NamedLine } from "../../shared/contracts/supply-plans.ts";

export interface FestivalNews {
  festival: string;
  festivalOn: LocalDate;
  lines: number;
  regions: { region: string; units: number }[];
  most: {
    sku: string;
    name?: { zh?: string | undefined; en?: string | undefined };
    region: string;
    quantity: number;
  }[];
}
const mostShown = 10;

const isFor = (need: SupplyNeed): need is Extract<SupplyNeed, { kind: "build-up" | "transfer" }> =>
  need.kind === "build-up" || (need.kind === "transfer" && need.why === "festival");

/** What is to be ordered or moved for a festival: units by region, and the largest lines, each the most first. */
export const buildUpsOf = (
  { festival, festivalOn }: Pick<FestivalNews, "festival" | "festivalOn">,
  lines: readonly NamedLine[],
): FestivalNews => {
  const its = lines.flatMap(({ sku, quantity, product, need }) =>
    isFor(need) && need.festival === festival && need.festivalOn === festivalOn
      ? [{ sku, ...(product && { name: product.name }), region: need.region ?? "", quantity }]
      : [],
  );
  const units = new Map<string, number>();
  for (const { region, quantity } of its) units.set(region, (units.get(region) ?? 0) + quantity);
  return {
    festival,
    festivalOn,
    lines: its.length,
    regions: [...units].map(([region, n]) => ({ region, units: n })).sort((a, b) => b.units - a.units),
    most: its.toSorted((a, b) => b.quantity - a.quantity).slice(0, mostShown),
  };
};
