import { productChanged } from "../../events/catalog.ts";
import { commit } from "../../shared/commit.ts";
import { changeProduct } from "../../shared/contracts/catalog.ts";
import { notFound, Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findProduct, productChange } from "./catalog.table.ts";

export const handler = http(changeProduct, async ({ params: { sku }, body, caller: { actor }, now }) => {
  const { expectedVersion, reason, ...fields } = body;
  const before = await findProduct(sku);
  if (!before) throw notFound();
  const { tracking } = before;
  // Stock lies there as it was booked in: by lot or not. What is left out stays as it is.
  if (fields.tracking && fields.tracking !== tracking) throw new Refusal("product/tracking-fixed", { sku });
  const after = { ...fields, ...(tracking && { tracking }), sku, version: expectedVersion + 1 };
  const why = { action: changeProduct.name, reason, actor, now };
  await commit(productChange({ before, after, event: productChanged, data: after, ...why }));
  return after;
});
