import { refusalTexts } from "../../shared/contracts/refusals.ts";
import type { Locale } from "../../shared/contracts/primitives.ts";
import type { RowErrors } from "./run-import.ts";

/** What can be wrong with a cell or a row, and what to do. */
const texts: Record<string, { en: string; zh: string }> = {
  missing: { en: "Nothing stands here; fill it in.", zh: "此处不能为空，请填写。" },
  "not-text": { en: "Not a text.", zh: "不是文本。" },
  "not-an-amount": { en: "Not an amount; write it like 1234.50.", zh: "不是金额，请写成 1234.50 的形式。" },
  "not-a-whole-number": { en: "Not a whole number.", zh: "不是整数。" },
  "not-a-fraction": { en: "Not a fraction between 0 and 1, such as 0.15.", zh: "不是 0 到 1 之间的小数，例如 0.15。" },
  "not-a-date": { en: "Not a date; write it like 2026-01-31.", zh: "不是日期，请写成 2026-01-31 的形式。" },
  "not-one-of": { en: "Not one of the words that are known here.", zh: "不在可用的取值之内。" },
  "not-allowed": { en: "Not allowed here.", zh: "此处的内容不符合要求。" },
  "unknown-reference": { en: "Nothing with this code was found; import it first.", zh: "没有找到该编码，请先导入它。" },
  "no-lines": { en: "It has no lines.", zh: "没有明细行。" },
  twice: { en: "This key stands in the file a second time.", zh: "该编码在文件中重复出现。" },
  "wrong-width": {
    en: "The row has more or fewer cells than the header; put texts with commas into quotes.",
    zh: "该行的列数与表头不同；含逗号的文本请加引号。",
  },
  "broken-quotes": {
    en: "A quote mark stands inside the text; double it.",
    zh: "文本中的引号不成对，请写成两个引号。",
  },
  "kept-by-lot": {
    en: "This product is kept by lot: book it in or count it with its lots; a file has no lots.",
    zh: "该商品按批次管理：请按批次收货或盘点，导入文件不含批次。",
  },
  "below-reserved": {
    en: "Less than what orders have set aside there.",
    zh: "少于订单已锁定的数量。",
  },
  "not-past": {
    en: "Not a past day: sales from today on are reported by the distributor.",
    zh: "不是过去的日期：今天起的销量由经销商上报。",
  },
  "already-reported": {
    en: "In this week the distributor reported its sales itself; taken twice they would count twice.",
    zh: "该周经销商已自行上报销量，重复导入会重复计算。",
  },
  conflict: {
    en: "There is already one with this key and other content; change it there.",
    zh: "该编码已存在且内容不同，请在原处修改。",
  },
};

/** The text of a problem; one that a domain refused a row with has that refusal's title. */
const textOf = (code: string, locale: Locale): string => {
  const text = texts[code] ?? refusalTexts[code]?.title;
  return (locale === "en" ? text?.en : text?.zh) ?? code;
};

export const explained = ({ line, problems }: RowErrors, locale: Locale) => ({
  line,
  problems: problems.map((one) => ({ ...one, text: textOf(one.problem, locale) })),
});
