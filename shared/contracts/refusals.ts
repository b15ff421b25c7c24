import { catalogRefusals } from "./refusals/catalog.ts";
import { type RefusalTexts, refusals } from "./refusals/define.ts";
import { orderRefusals } from "./refusals/orders.ts";
import { platformRefusals } from "./refusals/platform.ts";
import { pricingRefusals } from "./refusals/pricing.ts";

/** Every refusal of the system: its kind, its texts. A domain adds its own file under refusals/ and one line here. */
export const allRefusals = { ...platformRefusals, ...catalogRefusals, ...orderRefusals, ...pricingRefusals };
export type RefusalCode = keyof typeof allRefusals;
export const refusalTexts: Record<string, RefusalTexts> = refusals(allRefusals);

/** What any route may answer besides its own refusals. */
export const everywhere = Object.keys(platformRefusals) as (keyof typeof platformRefusals)[];
