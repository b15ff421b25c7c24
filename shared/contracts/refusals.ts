import { carrierRefusals } from "./refusals/carriers.ts";
import { billingRefusals } from "./refusals/billing.ts";
import { catalogRefusals } from "./refusals/catalog.ts";
import { companyRefusals } from "./refusals/company.ts";
import { creditRefusals } from "./refusals/credit.ts";
import { alertRefusals } from "./refusals/alerts.ts";
import { importRefusals } from "./refusals/imports.ts";
import { inventoryRefusals } from "./refusals/inventory.ts";
import { forecastRefusals } from "./refusals/forecasts.ts";
import { type RefusalTexts, refusals } from "./refusals/define.ts";
import { distributorRefusals } from "./refusals/distributors.ts";
import { orderRefusals } from "./refusals/orders.ts";
import { platformRefusals } from "./refusals/platform.ts";
import { pricingRefusals } from "./refusals/pricing.ts";
import { savedListRefusals } from "./refusals/saved-lists.ts";
import { shipmentRefusals } from "./refusals/shipments.ts";
import { supplyPlanRefusals } from "./refusals/supply-plans.ts";
import { transferRefusals } from "./refusals/transfers.ts";
import { userRefusals } from "./refusals/users.ts";

/** Every refusal of the system: its kind, its texts. A domain adds its own file under refusals/ and one line here. */
export const allRefusals = {
  ...platformRefusals,
  ...billingRefusals,
  ...carrierRefusals,
  ...shipmentRefusals,
  ...importRefusals,
  ...inventoryRefusals,
  ...alertRefusals,
  ...catalogRefusals,
  ...creditRefusals,
  ...orderRefusals,
  ...pricingRefusals,
  ...companyRefusals,
  ...distributorRefusals,
  ...forecastRefusals,
  ...savedListRefusals,
  ...supplyPlanRefusals,
  ...transferRefusals,
  ...userRefusals,
};
export type RefusalCode = keyof typeof allRefusals;
export const refusalTexts: Record<string, RefusalTexts> = refusals(allRefusals);

/** What any route may answer besides its own refusals. */
export const everywhere = Object.keys(platformRefusals) as (keyof typeof platformRefusals)[];
