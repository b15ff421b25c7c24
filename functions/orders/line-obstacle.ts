import type { Product } from "../../shared/contracts/catalog.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import type { LineObstacle } from "../../shared/contracts/quick-orders.ts";

export const isOnSale = ({ status, orderableFrom }: Product, today: LocalDate): boolean =>
  status === "active" && (orderableFrom === undefined || orderableFrom <= today);

export const breaksPack = ({ wholePacksOnly, pack }: Product, quantity: number): boolean =>
  wholePacksOnly && pack !== undefined && quantity % pack.size !== 0;

/** Whole packs next to a quantity that breaks one. */
export const nextPacks = (size: number, quantity: number): { below: number; above: number } => {
  const below = Math.floor(quantity / size) * size;
  return { below, above: below + size };
};

/** Why this line alone would refuse an order; undefined where it would not. */
export const lineObstacle = (
  product: Product | undefined,
  { quantity, priced, today }: { quantity: number; priced: boolean; today: LocalDate },
): LineObstacle | undefined => {
  if (!product) return "product/unknown";
  if (!isOnSale(product, today)) return "product/not-orderable";
  if (!priced) return "price/none";
  return breaksPack(product, quantity) ? "product/whole-packs-only" : undefined;
};
