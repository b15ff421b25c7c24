import { getProduct } from "../../shared/contracts/catalog.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findProduct } from "./catalog.table.ts";

export const handler = http(getProduct, async ({ params }) => {
  const product = await findProduct(params.sku);
  if (!product) throw notFound();
  return product;
});
