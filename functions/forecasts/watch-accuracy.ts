import { again } from "../../shared/again.ts";
import { commit } from "../../shared/commit.ts";
import type { Product } from "../../shared/contracts/catalog.ts";
import type { Region } from "../../shared/contracts/primitives.ts";
import { raiseAlert, resolveAlert } from "../alerts/index.ts";
import { accuracyOf, type Errors, verdictOf } from "./accuracy.ts";
import type { KeptSeries } from "./forecasts.table.ts";

const family = "forecast/accuracy";
const rules = { bias: "forecast/biased", wape: "forecast/inaccurate" } as const;

/** The alert of a SKU or region is open while its forecasts are off; said again it changes nothing. */
const watch = (key: string, errors: Errors | undefined, facts: Record<string, unknown>, now: string): Promise<void> =>
  again(async () => {
    const verdict = verdictOf(errors);
    const actions = verdict
      ? await raiseAlert({
          ...{ rule: rules[verdict], family, key, severity: "warning", tenant: "HQ", now },
          facts: { ...facts, ...accuracyOf(errors!) },
        })
      : await resolveAlert({ rule: family, family, key, now });
    await commit(actions);
  });

export const watchSku = ({ sku, errors }: KeptSeries, product: Product | undefined, now: string): Promise<void> =>
  watch(`SKU#${sku}`, errors, { sku, ...(product && { product: product.name }) }, now);
export const watchRegion = (region: Region, errors: Errors | undefined, now: string): Promise<void> =>
  watch(`REGION#${region}`, errors, { region }, now);
