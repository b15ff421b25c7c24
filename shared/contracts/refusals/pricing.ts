import { refusals } from "./define.ts";

export const pricingRefusals = refusals({
  "price-list/entries-invalid": {
    kind: "unprocessable",
    title: { en: "Some rows cannot be saved; none was", zh: "部分行无法保存，所有行均未保存" },
    help: {
      en: "Correct the {count} rows listed under errors and send all of them again.",
      zh: "请改正 errors 中列出的 {count} 行后整体重新提交。",
    },
  },
  "price-list/conflict": {
    kind: "conflict",
    title: { en: "Another price list says otherwise", zh: "与另一张价格表冲突" },
    help: {
      en: "“{otherName}” ({otherId}) has a price for {scope} from quantity {fromQuantity}, starting on the same day ({start}). Change the dates or tiers of one of them, or withdraw it. Conflicts in all: {count}.",
      zh: "“{otherName}”（{otherId}）对 {scope} 起订量 {fromQuantity} 已有同日生效（{start}）的价格。请调整其中一张的日期或阶梯，或将其撤回。冲突共 {count} 处。",
    },
  },
  "price-list/wrong-currency": {
    kind: "unprocessable",
    title: { en: "The company does not trade in this currency", zh: "公司不使用该币种交易" },
    help: { en: "Use {expected} instead of {currency}.", zh: "请使用 {expected}，而不是 {currency}。" },
  },
  "price-list/ends-before-start": {
    kind: "unprocessable",
    title: { en: "The list ends before it starts", zh: "价格表的结束日期早于开始日期" },
    help: { en: "Let it end on {from} or later.", zh: "结束日期应不早于 {from}。" },
  },
  "price-list/too-many-published": {
    kind: "unprocessable",
    title: { en: "Too many published lists for the same buyers", zh: "同一对象的已发布价格表过多" },
    help: {
      en: "Withdraw lists that are over; {limit} may be published for one target.",
      zh: "请撤回已过期的价格表；同一对象最多可发布 {limit} 张。",
    },
  },
});
