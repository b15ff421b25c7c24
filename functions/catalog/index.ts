import type { Actor } from "../../events/define.ts";
import type { Product } from "../../shared/contracts/catalog.ts";
import { Sku } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import type { Action } from "../../shared/table.ts";
import * as storage from "./catalog.table.ts";

/** The products of these SKUs, discontinued ones included; those unknown are absent from the map. One round trip a hundred. */
export const findProducts = (skus: readonly Sku[]): Promise<Map<Sku, Product>> => storage.findProducts(skus);

/** All of them; throws `product/unknown`. */
export const requireProducts = async (skus: readonly Sku[]): Promise<Map<Sku, Product>> => {
  const known = await findProducts(skus);
  const unknown = [...new Set(skus)].filter((sku) => !known.has(sku));
  if (unknown.length > 0) throw new Refusal("product/unknown", { skus: unknown.slice(0, 20) });
  return known;
};

/**
 * The products that a person means by each code: a SKU whatever its case, else a barcode, which several may bear. Codes that mean nothing are absent.
 * One round trip a hundred SKUs, then one a barcode.
 */
export const findProductsByCode = async (codes: readonly string[]): Promise<Map<string, Product[]>> => {
  const wanted = [...new Set(codes)];
  const spellings = (code: string): Sku[] =>
    [code, code.toUpperCase(), code.toLowerCase()].filter((one) => Sku.safeParse(one).success);
  const bySku = await findProducts(wanted.flatMap(spellings));
  const bySkuOf = (code: string): Product | undefined =>
    spellings(code)
      .map((sku) => bySku.get(sku))
      .find(Boolean);
  const barcodes = wanted.filter((code) => !bySkuOf(code) && /^[0-9A-Za-z-]{4,40}$/.test(code));
  const skus = new Map<string, Sku[]>();
  for (let i = 0; i < barcodes.length; i += barcodesAtOnce)
    await Promise.all(
      barcodes.slice(i, i + barcodesAtOnce).map(async (one) => skus.set(one, await storage.skusOfBarcode(one))),
    );
  const byBarcode = await findProducts([...skus.values()].flat());
  return new Map(
    wanted.flatMap((code) => {
      const product = bySkuOf(code);
      const found = product ? [product] : (skus.get(code) ?? []).flatMap((sku) => byBarcode.get(sku) ?? []);
      return found.length > 0 ? [[code, found] as const] : [];
    }),
  );
};
const barcodesAtOnce = 50;

/** A new product (version 1) with its event, audit row and barcode: at most 4 actions for the caller's transaction. Fails with `product/exists`. */
export const productCreation = (product: Product, by: { actor: Actor; now: string }): Action[] =>
  storage.productCreation(product, by);
