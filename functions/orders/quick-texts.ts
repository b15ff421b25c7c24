import type { Locale } from "../../shared/contracts/primitives.ts";
import type { RowProblem } from "../../shared/contracts/quick-orders.ts";
import { fill } from "../../shared/problems.ts";
import type { QuickError } from "./quick-rows.ts";

const texts: Record<RowProblem, { en: string; zh: string }> = {
  "barcode/ambiguous": {
    en: "Several products have the barcode {code}; write the SKU: {skus}.",
    zh: "多个商品使用条码 {code}，请填写 SKU：{skus}。",
  },
  "pack/none": { en: "{code} has no packs; count it in {units}.", zh: "{code} 没有整箱规格，请按{units}填写数量。" },
  "price/none": { en: "No price is set for {code}. Ask HQ sales.", zh: "{code} 没有设定价格，请联系总部销售。" },
  "product/not-orderable": { en: "{code} cannot be ordered now.", zh: "{code} 暂不可订购。" },
  "product/unknown": { en: "No product has the SKU or barcode {code}.", zh: "没有 SKU 或条码为 {code} 的商品。" },
  "product/whole-packs-only": {
    en: "{code} comes in packs of {packSize}; the next full number is {above}.",
    zh: "{code} 每件 {packSize}，只能整件订购，可改为 {above}。",
  },
  "quantity/invalid": {
    en: "{value} is no quantity; write a whole number up to 1,000,000, in units or packs.",
    zh: "“{value}”不是有效数量，请填写不超过 1,000,000 的整数（单位或整箱）。",
  },
  "quantity/missing": { en: "How many of {code}?", zh: "请填写 {code} 的数量。" },
  "row/unclear": {
    en: "It is not clear which cell is what; keep SKU and quantity only, or add a header.",
    zh: "无法判断各列含义，请只保留 SKU 与数量，或加上表头。",
  },
  "unit/unknown": {
    en: "{code} is not counted in {unit}; write one of: {units}.",
    zh: "{code} 不按“{unit}”计数，可用：{units}。",
  },
};

export const explained = ({ row, text, problem, facts }: QuickError, locale: Locale) => ({
  row,
  text,
  code: problem,
  message: fill(texts[problem][locale === "en" ? "en" : "zh"], facts, locale),
});
