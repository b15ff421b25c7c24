import { commit } from "../../shared/commit.ts";
import { createProduct } from "../../shared/contracts/catalog.ts";
import { http } from "../../shared/http.ts";
import { productCreation } from "./index.ts";

export const handler = http(createProduct, async ({ body, caller: { actor }, now, once }) => {
  const product = { ...body, version: 1 };
  await commit([once.done(product), ...productCreation(product, { actor, now })]);
  return product;
});
