import { getSkuSupplySettings } from "../../shared/contracts/supply-settings.ts";
import { http } from "../../shared/http.ts";
import { effective, readSettings } from "./settings.table.ts";

export const handler = http(getSkuSupplySettings, async ({ params: { sku } }) => {
  const { company, own } = await readSettings([sku]);
  const { settings, version } = own[0]!;
  return { own: settings, effective: effective(company.settings, settings), version };
});
