import type { Actor } from "../../events/define.ts";
import type { Product } from "../../shared/contracts/catalog.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import type { Action } from "../../shared/table.ts";
import * as storage from "./catalog.table.ts";

/** The products of these SKUs, discontinued ones included; those unknown are absent from the map. One round trip a hundred. */
export const findProducts = (skus: readonly Sku[]): Promise<Map<Sku, Product>> => storage.findProducts(skus);

/** A new product (version 1) with its event and audit row: 3 actions for the caller's transaction. Fails with `product/exists`. */
export const productCreation = (product: Product, by: { actor: Actor; now: string }): Action[] =>
  storage.productCreation(product, by);
