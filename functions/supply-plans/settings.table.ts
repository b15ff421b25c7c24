import type { Actor } from "../../events/define.ts";
import { supplySettingsChanged } from "../../events/supply-plans.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { type SkuSupplySettings, type SupplySettings, supplySettingsDefaults } from "../../shared/contracts/supply-settings.ts"; // prettier-ignore
import { stale } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, create, readMany, update } from "../../shared/table.ts";
import { auditRow } from "../audit/index.ts";

/*
 * 1. The company's settings         SUPPLY-SETTINGS / SETTINGS
 * 2. What is set for one SKU alone  SUPPLY-SETTINGS#<sku> / SETTINGS
 */
interface Kept<Settings> {
  settings: Settings;
  version: number;
}
const key = (sku?: Sku) => ({ pk: sku === undefined ? "SUPPLY-SETTINGS" : `SUPPLY-SETTINGS#${sku}`, sk: "SETTINGS" });

/** What is set for a SKU alone goes before the company's. */
export const effective = (company: SupplySettings, own: SkuSupplySettings): SupplySettings => ({
  ...company,
  ...(own as Partial<SupplySettings>),
});

/** The company's, and what is set for each SKU alone, in the order asked; version 0 where nobody has set any. */
export const readSettings = async (
  skus: readonly Sku[],
): Promise<{ company: Kept<SupplySettings>; own: Kept<SkuSupplySettings>[] }> => {
  const [company, ...own] = await readMany<Kept<SkuSupplySettings>>([key(), ...skus.map(key)]);
  return {
    company: { settings: effective(supplySettingsDefaults, company?.settings ?? {}), version: company?.version ?? 0 },
    own: skus.map((_, i) => ({ settings: own[i]?.settings ?? {}, version: own[i]?.version ?? 0 })),
  };
};

/** New settings of a SKU, or without one of the company, with event and audit row. Fails as stale where `before` does not hold any more. */
export const settingsChanged = (
  sku: Sku | undefined,
  before: Kept<SkuSupplySettings>,
  settings: SkuSupplySettings,
  { actor, now, action }: { actor: Actor; now: string; action: string },
): Action[] => {
  const version = before.version + 1;
  const id = sku === undefined ? "supply-settings" : `supply-settings_${sku}`;
  const about = { tenant: "HQ", actor, now, version };
  const item = { ...key(sku), type: "supply-settings", tenant: "HQ", settings, version };
  return [
    before.version === 0 ? create(item, stale) : update(key(sku), { set: { settings, version }, when: { version: before.version } }), // prettier-ignore
    news(supplySettingsChanged, { pk: key(sku).pk, id, data: sku === undefined ? {} : { sku }, ...about }),
    auditRow({ subject: { kind: "supply-settings", id: sku ?? "company" }, action, before: before.settings, after: settings, ...about }), // prettier-ignore
  ];
};
