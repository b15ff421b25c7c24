import type { CatalogueItem, Product } from "../../shared/contracts/catalog.ts";
import type { Currency, LocalDate } from "../../shared/contracts/primitives.ts";

/** Below this many packs (units, where a product has none) the shelf is called low. */
const lowPacks = 10;

export const stockWord = (product: Pick<Product, "pack">, available: number): CatalogueItem["stock"]["word"] =>
  available <= 0 ? "none" : available < lowPacks * (product.pack?.size ?? 1) ? "low" : "in-stock";

/** Why nobody can order it on that date, or undefined. Prices are the buyer's; `priced` tells whether it has one. */
export const whyNotOrderable = (
  { status, orderableFrom }: Pick<Product, "status" | "orderableFrom">,
  onDate: LocalDate,
  priced: boolean,
): CatalogueItem["notOrderable"] => {
  if (status === "discontinued") return "discontinued";
  if (orderableFrom && onDate < orderableFrom) return "not-yet";
  return priced ? undefined : "no-price";
};

const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

/** True where `q` begins the SKU or lies in a name, the brand or the barcode; width and case do not matter. */
export const matches =
  (q: string) =>
  ({ sku, name, brand, barcode }: Product): boolean =>
    folded(sku).startsWith(folded(q)) ||
    [name.zh, name.en, brand, barcode].some((text) => text && folded(text).includes(folded(q)));

/** What a buyer sees of a product: everything but its floor price. */
export const catalogueItem = (
  { floorFen: _floor, version: _version, ...product }: Product,
  buyer: { onDate: LocalDate; currency: Currency; ladder: Ladder; available: number },
): CatalogueItem => {
  const { onDate, currency, ladder, available } = buyer;
  const notOrderable = whyNotOrderable(product, onDate, ladder.length > 0);
  return {
    ...product,
    prices: ladder.map(({ fromQuantity, price }) => ({
      fromQuantity,
      unitFen: price.unitFen,
      taxIncluded: price.taxIncluded,
    })),
    currency,
    ...(notOrderable && { notOrderable }),
    stock: { word: stockWord(product, available), available },
  };
};
type Ladder = readonly { fromQuantity: number; price: { unitFen: number; taxIncluded: boolean } }[];
