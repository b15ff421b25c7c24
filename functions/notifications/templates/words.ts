import type { Currency, Locale } from "../../../shared/contracts/primitives.ts";
import { formatMoney } from "../../../shared/money.ts";

export const money = (fen: unknown, locale: Locale, currency: unknown = "CNY"): string =>
  typeof fen === "number" ? formatMoney(fen, currency as Currency, locale) : "—";

export interface HoldFacts {
  kind: string;
  code: string;
  facts: Record<string, unknown>;
}
type Words = Record<Locale, (facts: Record<string, unknown>, currency: string) => string>;
const say = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "—");

/** Why an order does not go on. */
const why: Record<string, Words> = {
  "credit/exceeded": {
    "zh-CN": (f, c) =>
      `信用额度不足：还差 ${money(f.shortFen, "zh-CN", c)}，可用 ${money(f.availableFen, "zh-CN", c)}。`,
    en: (f, c) =>
      `The credit limit is exceeded by ${money(f.shortFen, "en", c)}; ${money(f.availableFen, "en", c)} is free.`,
  },
  "credit/overdue": {
    "zh-CN": (f, c) => `有逾期款项 ${money(f.overdueFen, "zh-CN", c)}，最长逾期 ${say(f.overdueDays)} 天。`,
    en: (f, c) => `${money(f.overdueFen, "en", c)} is overdue, the oldest by ${say(f.overdueDays)} days.`,
  },
  "stock/short": {
    "zh-CN": (f) => `库存不足：${say(f.sku)} 需要 ${say(f.wanted)}，可用 ${say(f.available)}。`,
    en: (f) => `Stock is short: ${say(f.wanted)} of ${say(f.sku)} wanted, ${say(f.available)} available.`,
  },
  "qualification/expired": {
    "zh-CN": (f) => `资质 ${say(f.kind)}（${say(f.number)}）已于 ${say(f.expiresOn)} 到期。`,
    en: (f) => `The qualification ${say(f.kind)} (${say(f.number)}) expired on ${say(f.expiresOn)}.`,
  },
  "distributor/suspended": {
    "zh-CN": () => "客户已被暂停合作。",
    en: () => "The buyer is suspended.",
  },
};
/** What would let it pass: by whom it can be done. */
const passes: Record<string, Words> = {
  "credit/exceeded": {
    "zh-CN": (f, c) => `付款或预付 ${money(f.shortFen, "zh-CN", c)}、减少数量，或由总部财务解除暂停后即可继续。`,
    en: (f, c) =>
      `It goes on after a payment of ${money(f.shortFen, "en", c)}, with smaller quantities, or when HQ finance releases it.`,
  },
  "credit/overdue": {
    "zh-CN": (f, c) => `结清逾期款 ${money(f.overdueFen, "zh-CN", c)}，或由总部财务解除暂停后即可继续。`,
    en: (f, c) => `It goes on when ${money(f.overdueFen, "en", c)} overdue is paid and finance releases it.`,
  },
  "stock/short": {
    "zh-CN": () => "到货后会自动补齐并继续，无需操作；现有库存可先发货。",
    en: () => "It is filled by itself when stock comes in; what is there can be shipped before.",
  },
  "qualification/expired": {
    "zh-CN": (f) => `请提交新的 ${say(f.kind)}，总部登记后由销售解除暂停。`,
    en: (f) => `Send a new ${say(f.kind)} to HQ; sales then releases the order.`,
  },
  "distributor/suspended": {
    "zh-CN": () => "请联系总部销售恢复合作并解除暂停。",
    en: () => "Ask HQ sales to restore the account and release the order.",
  },
};
const unknown: Words = { "zh-CN": () => "订单暂停，详见门户。", en: () => "The portal shows the details." };

export const whyHeld = ({ code, facts }: HoldFacts, locale: Locale, currency: string): string =>
  (why[code] ?? unknown)[locale](facts, currency);
export const whatPasses = ({ code, facts }: HoldFacts, locale: Locale, currency: string): string =>
  (passes[code] ?? unknown)[locale](facts, currency);
