import { commit } from "../../shared/commit.ts";
import { changeSkuSupplySettings } from "../../shared/contracts/supply-settings.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findProducts } from "../catalog/index.ts";
import { effective, readSettings, settingsChanged } from "./settings.table.ts";

export const handler = http(changeSkuSupplySettings, async ({ params: { sku }, body, caller, now }) => {
  if (!(await findProducts([sku])).has(sku)) throw new Refusal("product/unknown", { skus: [sku] });
  const { company, own } = await readSettings([sku]);
  const before = own[0]!;
  if (before.version !== body.expectedVersion) throw stale();
  const by = { actor: caller.actor, now, action: changeSkuSupplySettings.name };
  await commit(settingsChanged(sku, before, body.own, by));
  return { own: body.own, effective: effective(company.settings, body.own), version: before.version + 1 };
});
