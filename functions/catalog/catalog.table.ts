import type { Product } from "../../shared/contracts/catalog.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import {
  type Action,
  create,
  cursorAt,
  type Found,
  type Key,
  type Page,
  query,
  read,
  readMany,
  update,
} from "../../shared/table.ts";

/*
 * 1  a product              get     PRODUCT#{sku} / PRODUCT
 * 2  products of an order   batch   the same keys
 * 3  all products by SKU    byOwner PRODUCTS / {sku}
 * 4  those of a category    byStage PRODUCTS#{category} / {sku}
 *
 * Deliberately absent: a name index. Names are filtered while walking 3 or 4, a bounded number of rows a page.
 */
const key = (sku: Sku): Key => ({ pk: `PRODUCT#${sku}`, sk: "PRODUCT" });
export const productPk = (sku: Sku): string => key(sku).pk;
const rowsWalked = 500;

export const findProduct = async (sku: Sku): Promise<Product | undefined> =>
  (await read<{ summary: Product }>(key(sku)))?.summary;

export const findProducts = async (skus: readonly Sku[]): Promise<Map<Sku, Product>> => {
  const items = await readMany<{ summary: Product }>(skus.map(key));
  return new Map(items.flatMap((item) => (item ? [[item.summary.sku, item.summary] as const] : [])));
};

/** A page may hold fewer than `limit` and yet have a cursor, where `matches` is rare. */
export const pageOfProducts = async (q: {
  category?: string | undefined;
  limit: number;
  cursor?: string | undefined;
  matches?: ((product: Product) => boolean) | undefined;
}): Promise<Page<Product>> => {
  const from = q.category === undefined ? "byOwner" : "byStage";
  const partition = q.category === undefined ? "PRODUCTS" : `PRODUCTS#${q.category}`;
  const page = await query<Found & { summary: Product }>({
    from,
    partition,
    limit: q.matches ? rowsWalked : q.limit,
    cursor: q.cursor,
  });
  const hits = page.items.filter(({ summary }) => q.matches?.(summary) ?? true);
  const items = hits.slice(0, q.limit).map(({ summary }) => summary);
  if (hits.length <= q.limit) return { items, cursor: page.cursor };
  const last = hits[q.limit - 1]!;
  const { sku, category } = last.summary;
  return { items, cursor: cursorAt({ ...last, ...positionOf(sku, category) }, from) };
};

const positionOf = (sku: Sku, category: string) => ({
  ownerPk: "PRODUCTS",
  ownerSk: sku,
  stagePk: `PRODUCTS#${category}`,
  stageSk: sku,
});
const content = (product: Product) => ({
  version: product.version,
  summary: product,
  ...positionOf(product.sku, product.category),
});

export const newProduct = (product: Product): Action =>
  create(
    { ...key(product.sku), type: "product", tenant: "HQ", ...content(product) },
    () => new Refusal("product/exists", { sku: product.sku }),
  );

/** Refused as stale where the product is not at `expectedVersion` any more. */
export const changedProduct = (product: Product, expectedVersion: number): Action =>
  update(key(product.sku), { set: content(product), when: { version: expectedVersion } });
