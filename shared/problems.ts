import { refusalTexts } from "./contracts/refusals.ts";
import { statusOf, type RefusalTexts } from "./contracts/refusals/define.ts";
import type { Currency, Locale } from "./contracts/primitives.ts";
import type { Facts } from "./errors.ts";
import { formatMoney, formatNumber } from "./money.ts";

/** RFC 9457, with a stable `code`, the `facts` behind it and `help` that says what to do. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  facts?: Facts;
  errors?: unknown;
  instance?: string;
}

/** The first of the languages asked for that we speak; Chinese for `zh-*`, English for any other. `undefined` where none was named. */
export const localeOf = (acceptLanguage: string | undefined): Locale | undefined => {
  const asked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, q }) => q > 0 && (tag.startsWith("zh") || tag.startsWith("en")))
    .sort((a, b) => b.q - a.q)[0];
  return asked && (asked.tag.startsWith("zh") ? "zh-CN" : "en");
};

const printed = (name: string, value: unknown, locale: Locale, currency: Currency): string => {
  if (name.endsWith("Fen") && typeof value === "number") return formatMoney(value, currency, locale);
  if (Array.isArray(value)) return value.map(String).join(locale === "en" ? ", " : "、");
  if (typeof value === "number") return formatNumber(value, locale);
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** A text with its `{facts}` filled in; money (`…Fen`) in the currency that the facts name, ¥ where they name none. */
export const fill = (text: string, facts: Facts, locale: Locale): string =>
  text.replace(/\{(\w+)\}/g, (gap, name: string) =>
    facts[name] === undefined
      ? gap
      : printed(name, facts[name], locale, (facts.currency as Currency | undefined) ?? "CNY"),
  );

export const problemOf = (code: string, facts: Facts, locale: Locale, instance?: string): Problem => {
  const texts = refusalTexts[code] as RefusalTexts;
  const language = locale === "en" ? "en" : "zh";
  const { errors, ...rest } = facts;
  return {
    type: `urn:huotong:problem:${code}`,
    title: texts.title[language],
    status: statusOf[texts.kind],
    detail: fill(texts.help[language], facts, locale),
    code,
    ...(Object.keys(rest).length > 0 && { facts: rest }),
    ...(errors !== undefined && { errors }),
    ...(instance && { instance }),
  };
};
