import { nameIn } from "../../../shared/contracts/name-in.ts";
import type { Locale } from "../../../shared/contracts/primitives.ts";
import type { Template } from "./letter.ts";
import { money } from "./words.ts";

export interface AlertFacts {
  alertId: string;
  rule: string;
  severity: "warning" | "critical";
  facts: Record<string, unknown>;
  because?: "worse" | "nobody-took-it" | "snooze-over" | undefined;
}
const said = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "—");
const product = ({ facts }: AlertFacts, locale: Locale): string => {
  const name = facts.product as { zh?: string; en?: string } | undefined;
  const known = nameIn(locale, name);
  return known ? `${known} (${said(facts.sku)})` : said(facts.sku);
};
const unit = ({ facts }: AlertFacts): string => (typeof facts.unit === "string" ? ` ${facts.unit}` : "");

interface Words {
  what: (alert: AlertFacts) => string;
  figures: (alert: AlertFacts) => string;
  todo: (alert: AlertFacts) => string;
}
const stock: Record<Locale, Omit<Words, "what">> = {
  "zh-CN": {
    figures: (a) =>
      `${said(a.facts.locationName)}：可用 ${said(a.facts.available)}${unit(a)}，安全库存 ${said(a.facts.safetyStock)}，补货点 ${said(a.facts.reorderPoint)}。`,
    todo: (a) => `请补货至少 ${said(a.facts.shortfall)}${unit(a)}，或在门户中认领、暂缓此预警。`,
  },
  en: {
    figures: (a) =>
      `${said(a.facts.locationName)}: ${said(a.facts.available)}${unit(a)} available; safety stock ${said(a.facts.safetyStock)}, reorder point ${said(a.facts.reorderPoint)}.`,
    todo: (a) =>
      `Please bring in at least ${said(a.facts.shortfall)}${unit(a)}, or take or snooze the alert in the portal.`,
  },
};
/** What forecasts are off: a SKU's or a region's. */
const subject = (a: AlertFacts, locale: Locale): string => (a.facts.sku ? product(a, locale) : said(a.facts.region));
const percent = (value: unknown): string => (typeof value === "number" ? `${Math.round(value * 100)} %` : "—");
const forecast: Record<Locale, Omit<Words, "what">> = {
  "zh-CN": {
    figures: (a) =>
      `最近 ${said(a.facts.periods)} 期：误差率（WAPE）${percent(a.facts.wape)}，偏差 ${percent(a.facts.bias)}，朴素预测误差率 ${percent(a.facts.naiveWape)}。`,
    todo: () => "请查看预测页：核对需求数据，必要时人工调整。",
  },
  en: {
    figures: (a) =>
      `Over the last ${said(a.facts.periods)} periods: WAPE ${percent(a.facts.wape)}, bias ${percent(a.facts.bias)}; naive would have had a WAPE of ${percent(a.facts.naiveWape)}.`,
    todo: () => "Please look at its forecast: check the demand data, and override where you know better.",
  },
};
const rules: Record<string, Record<Locale, Words>> = {
  "forecast/biased": {
    "zh-CN": { ...forecast["zh-CN"], what: (a) => `${subject(a, "zh-CN")} 的预测持续偏差` },
    en: { ...forecast.en, what: (a) => `The forecast of ${subject(a, "en")} is biased` },
  },
  "forecast/inaccurate": {
    "zh-CN": { ...forecast["zh-CN"], what: (a) => `${subject(a, "zh-CN")} 的预测误差过大` },
    en: { ...forecast.en, what: (a) => `The forecast of ${subject(a, "en")} is far off` },
  },
  "stock/reorder": {
    "zh-CN": { ...stock["zh-CN"], what: (a) => `${product(a, "zh-CN")} 已降至补货点` },
    en: { ...stock.en, what: (a) => `${product(a, "en")} has fallen to its reorder point` },
  },
  "stock/below-safety": {
    "zh-CN": { ...stock["zh-CN"], what: (a) => `${product(a, "zh-CN")} 低于安全库存` },
    en: { ...stock.en, what: (a) => `${product(a, "en")} is below its safety stock` },
  },
  "order/promise-missed": {
    "zh-CN": {
      what: (a) => `订单 ${said(a.facts.number)} 未按期送达`,
      figures: (a) =>
        `客户 ${said(a.facts.distributorName)}，金额 ${money(a.facts.totalFen, "zh-CN", a.facts.currency)}，承诺日期 ${said(a.facts.promisedOn)}，逾期 ${said(a.facts.daysLate)} 天。`,
      todo: () => "请联系承运商和客户，必要时重新承诺日期。",
    },
    en: {
      what: (a) => `Order ${said(a.facts.number)} is late`,
      figures: (a) =>
        `${said(a.facts.distributorName)}, ${money(a.facts.totalFen, "en", a.facts.currency)}; promised for ${said(a.facts.promisedOn)}, ${said(a.facts.daysLate)} days late.`,
      todo: () => "Please talk to the carrier and the buyer, and promise a new date if need be.",
    },
  },
};
const other: Record<Locale, Words> = {
  "zh-CN": { what: (a) => a.rule, figures: () => "详情见门户。", todo: () => "请在门户中处理。" },
  en: {
    what: (a) => a.rule,
    figures: () => "The portal shows the details.",
    todo: () => "Please take care of it in the portal.",
  },
};
const words = (alert: AlertFacts, locale: Locale): Words => (rules[alert.rule] ?? other)[locale];
const path = ({ alertId }: AlertFacts): string => `/alerts/${alertId}`;

export const alertRaised: Template<AlertFacts> = {
  "zh-CN": (a) => {
    const { what, figures, todo } = words(a, "zh-CN");
    return { subject: `预警：${what(a)}`, says: [`${what(a)}。`, figures(a)], todo: todo(a), path: path(a) };
  },
  en: (a) => {
    const { what, figures, todo } = words(a, "en");
    return { subject: `Alert: ${what(a)}`, says: [`${what(a)}.`, figures(a)], todo: todo(a), path: path(a) };
  },
};
export const alertResolved: Template<AlertFacts> = {
  "zh-CN": (a) => ({
    subject: `预警已解除：${words(a, "zh-CN").what(a)}`,
    says: [`“${words(a, "zh-CN").what(a)}”的原因已消除。`],
    todo: "无需操作。",
    path: path(a),
  }),
  en: (a) => ({
    subject: `Resolved: ${words(a, "en").what(a)}`,
    says: [`The cause of “${words(a, "en").what(a)}” is gone.`],
    todo: "There is nothing to do.",
    path: path(a),
  }),
};
const because = {
  worse: { "zh-CN": "情况恶化。", en: "It got worse." },
  "nobody-took-it": { "zh-CN": "24 小时内无人处理。", en: "Nobody took care of it for 24 hours." },
  "snooze-over": {
    "zh-CN": "暂缓时间已过，原因仍在。",
    en: "The time it was snoozed for is over; the cause is still there.",
  },
} as const;
export const alertEscalated: Template<AlertFacts> = {
  "zh-CN": (a) => {
    const { what, figures, todo } = words(a, "zh-CN");
    const why = because[a.because ?? "worse"]["zh-CN"];
    return { subject: `预警升级：${what(a)}`, says: [`${what(a)}。${why}`, figures(a)], todo: todo(a), path: path(a) };
  },
  en: (a) => {
    const { what, figures, todo } = words(a, "en");
    const why = because[a.because ?? "worse"].en;
    return { subject: `Escalated: ${what(a)}`, says: [`${what(a)}. ${why}`, figures(a)], todo: todo(a), path: path(a) };
  },
};
