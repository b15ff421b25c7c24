import type { Locale } from "../../shared/contracts/primitives.ts";
import type { SupplyKind, SupplyNeed } from "../../shared/contracts/supply-lines.ts";
import type { NamedLine } from "../../shared/contracts/supply-plans.ts";
import { festivalNames } from "../../shared/contracts/festivals.ts";
import { nameIn } from "../../shared/contracts/name-in.ts";
import type { Sheet } from "../../shared/xlsx.ts";

type Column<Need> = { [L in Locale]: string } & {
  of: (line: NamedLine, need: Need, locale: Locale) => string | number | undefined;
};

const shared: Column<SupplyNeed>[] = [
  { "zh-CN": "商品编码", en: "SKU", of: ({ sku }) => sku },
  { "zh-CN": "商品名称", en: "Product", of: ({ product }, _, locale) => nameIn(locale, product?.name) },
  { "zh-CN": "仓库/库位", en: "Place", of: ({ locationName, locationId }) => locationName ?? locationId },
  { "zh-CN": "数量", en: "Quantity", of: ({ quantity }) => quantity },
  { "zh-CN": "单位", en: "Unit", of: ({ product }) => product?.unit },
];
const orderBy: Column<SupplyNeed> = { "zh-CN": "最晚下单", en: "Order by", of: (line) => line.orderBy };
const neededOn: Column<SupplyNeed> = { "zh-CN": "需要到货", en: "Needed on", of: (line) => line.neededOn };
const datesOf: Record<SupplyKind, Column<SupplyNeed>[]> = {
  produce: [orderBy, neededOn],
  "build-up": [orderBy, neededOn],
  transfer: [neededOn],
  reduce: [],
};
type Of<K extends SupplyKind> = Extract<SupplyNeed, { kind: K }>;
const own: { [K in SupplyKind]: { name: Record<Locale, string>; columns: Column<Of<K>>[] } } = {
  produce: {
    name: { "zh-CN": "需生产", en: "To produce" },
    columns: [
      { "zh-CN": "需求", en: "Demand", of: (_, need) => need.demand },
      { "zh-CN": "安全库存", en: "Safety stock", of: (_, need) => need.safetyStock },
      { "zh-CN": "可用库存", en: "Available", of: (_, need) => need.available },
      { "zh-CN": "在途", en: "On its way", of: (_, need) => need.onItsWay },
      { "zh-CN": "净需求", en: "Net requirement", of: (_, need) => need.netRequirement },
      { "zh-CN": "批量", en: "Lot size", of: (_, need) => need.lotSize },
    ],
  },
  "build-up": {
    name: { "zh-CN": "节前备货", en: "To build up" },
    columns: [
      { "zh-CN": "区域", en: "Region", of: (_, need) => need.region },
      {
        "zh-CN": "节日",
        en: "Festival",
        of: (_, need, locale) => festivalNames[need.festival]?.[locale] ?? need.festival,
      },
      { "zh-CN": "节日日期", en: "Festival on", of: (_, need) => need.festivalOn },
      { "zh-CN": "节日增量", en: "Festival adds", of: (_, need) => need.extra },
      { "zh-CN": "已满足", en: "Covered", of: (_, need) => need.covered },
    ],
  },
  transfer: {
    name: { "zh-CN": "需调拨", en: "To move" },
    columns: [
      { "zh-CN": "调出仓库", en: "From", of: ({ otherName }, need) => otherName ?? need.fromId },
      { "zh-CN": "缺口", en: "Lacking", of: (_, need) => need.short },
      { "zh-CN": "调出仓富余", en: "To spare there", of: (_, need) => need.spare },
      { "zh-CN": "调出仓安全库存", en: "Safety stock there", of: (_, need) => need.safetyStock },
      {
        "zh-CN": "节日",
        en: "Festival",
        of: (_, need, locale) => need.festival && (festivalNames[need.festival]?.[locale] ?? need.festival),
      },
    ],
  },
  reduce: {
    name: { "zh-CN": "需减少", en: "To reduce" },
    columns: [
      { "zh-CN": "库存", en: "Stock", of: (_, need) => need.stock },
      { "zh-CN": "日均需求", en: "Demand a day", of: (_, need) => need.dailyDemand },
      { "zh-CN": "可供天数", en: "Days of supply", of: (_, need) => need.coverDays ?? undefined },
      { "zh-CN": "上限天数", en: "Limit in days", of: (_, need) => need.maximumCoverDays },
      {
        "zh-CN": "可调往",
        en: "Could move to",
        of: ({ otherName }, need) => need.moveTo && (otherName ?? need.moveTo.locationId),
      },
      { "zh-CN": "可调数量", en: "Could move", of: (_, need) => need.moveTo?.quantity },
    ],
  },
};
/** Open lines of a kind as people read them in a spreadsheet. */
export const sheetOf = (kind: SupplyKind, lines: readonly NamedLine[], locale: Locale): Sheet => {
  const { name, columns: its } = own[kind];
  const columns = [...shared, ...datesOf[kind], ...(its as Column<SupplyNeed>[])];
  return {
    name: name[locale],
    columns: columns.map((column) => column[locale]),
    rows: lines.map((line) => columns.map(({ of }) => of(line, line.need, locale))),
  };
};
