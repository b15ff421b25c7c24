import type { Product } from "../../shared/contracts/catalog.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import * as storage from "./catalog.table.ts";

/** The products of these SKUs, discontinued ones included; those unknown are absent from the map. One round trip a hundred. */
export const findProducts = (skus: readonly Sku[]): Promise<Map<Sku, Product>> => storage.findProducts(skus);
