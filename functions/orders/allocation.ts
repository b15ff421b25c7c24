import type { OrderLine } from "../../shared/contracts/order-model.ts";

export interface Allocated {
  line: OrderLine;
  /** Quantity by place. */
  from: Record<string, number>;
  /** What no place can give. */
  short: number;
}

/**
 * Shares the free stock of `places` out to the lines, in their order: a line comes from the first place that has all of it, else from the
 * places in their order of preference. Lines of one SKU draw on the same stock.
 * @param free quantity by `"place sku"`
 */
export const allocate = (
  lines: readonly OrderLine[],
  places: readonly string[],
  free: ReadonlyMap<string, number>,
): Allocated[] => {
  const left = new Map(free);
  return lines.map((line) => {
    const at = (place: string): number => Math.max(0, left.get(`${place} ${line.sku}`) ?? 0);
    const whole = places.find((place) => at(place) >= line.quantity);
    const from: Record<string, number> = {};
    let missing = line.quantity;
    for (const place of whole ? [whole] : places) {
      const take = Math.min(missing, at(place));
      if (take === 0) continue;
      from[place] = take;
      left.set(`${place} ${line.sku}`, at(place) - take);
      missing -= take;
    }
    return { line, from, short: missing };
  });
};
