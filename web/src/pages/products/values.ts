import type { Product, ProductFields } from "../../../../shared/contracts/catalog.ts";

/** A product as a form holds it: the rate in percent. */
export interface Values {
  sku: string;
  nameZh?: string;
  nameEn?: string;
  category: string;
  brand?: string;
  specification?: string;
  unit: string;
  packName?: string;
  packSize?: number | null;
  wholePacksOnly: boolean;
  barcode?: string;
  taxPercent?: number | null;
  floorFen?: number;
  tracking: "none" | "lots" | "lots-and-expiry";
  orderableFrom?: string;
}
const text = (value: string | undefined): string | undefined => value?.trim() || undefined;
const scaled = (value: number | null | undefined): number | undefined =>
  value === null || value === undefined ? undefined : Math.round(value * 100);

export const fieldsOf = (values: Values, status: ProductFields["status"]): ProductFields => {
  const packName = text(values.packName);
  const { packSize } = values;
  return {
    name: { zh: text(values.nameZh), en: text(values.nameEn) },
    category: values.category.trim(),
    brand: text(values.brand),
    specification: text(values.specification),
    unit: values.unit.trim(),
    ...(packName && packSize && { pack: { name: packName, size: packSize } }),
    wholePacksOnly: values.wholePacksOnly && Boolean(packName),
    barcode: text(values.barcode),
    taxRate: scaled(values.taxPercent),
    floorFen: values.floorFen,
    ...(values.tracking !== "none" && { tracking: values.tracking }),
    status,
    orderableFrom: text(values.orderableFrom),
  };
};
export const valuesOf = (product: Product): Values => ({
  ...product,
  nameZh: product.name.zh,
  nameEn: product.name.en,
  packName: product.pack?.name,
  packSize: product.pack?.size,
  taxPercent: product.taxRate === undefined ? undefined : product.taxRate / 100,
  tracking: product.tracking ?? "none",
});
export const blank: Partial<Values> = { tracking: "none", wholePacksOnly: false };
