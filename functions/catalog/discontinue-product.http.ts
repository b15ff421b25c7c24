import { productDiscontinued } from "../../events/catalog.ts";
import { commit } from "../../shared/commit.ts";
import { discontinueProduct } from "../../shared/contracts/catalog.ts";
import { notFound, Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findProduct, productChange } from "./catalog.table.ts";

export const handler = http(discontinueProduct, async ({ params: { sku }, body, caller: { actor }, now, once }) => {
  const { expectedVersion, reason } = body;
  const before = await findProduct(sku);
  if (!before) throw notFound();
  if (before.status === "discontinued") throw new Refusal("product/discontinued", { skus: [sku] });
  const after = { ...before, status: "discontinued" as const, version: expectedVersion + 1 };
  const why = { action: discontinueProduct.name, reason, actor, now };
  const change = productChange({ before, after, event: productDiscontinued, data: { sku, reason }, ...why });
  await commit([once.done(after), ...change]);
  return after;
});
