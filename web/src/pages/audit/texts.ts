import { texts } from "../../app/texts.ts";

export const audit = texts({
  en: {
    title: "Audit trail", from: "From", to: "To", clear: "Clear filters", empty: "Nothing was changed in this time.", subject: "Changes of: {{subject}}", actor: "Changes by: {{actor}}", badDates: "The first day is after the last.", nothing: "nothing", first: "{{field}}: {{to}}", changed: "{{field}}: {{from}} → {{to}}", onlyOf: "Only this subject", onlyBy: "Only by {{name}}",
    "kind.policy": "Company rules", "kind.carrier": "Carrier", "kind.credit": "Credit account", "kind.distributor": "Distributor", "kind.location": "Location", "kind.payment": "Payment", "kind.price-list": "Price list", "kind.product": "Product", "kind.threshold": "Stock threshold", "kind.user": "User",
  },
  "zh-CN": {
    title: "审计记录", from: "开始日期", to: "结束日期", clear: "清除筛选", empty: "该期间没有变更。", subject: "变更对象：{{subject}}", actor: "操作人：{{actor}}", badDates: "开始日期晚于结束日期。", nothing: "无", first: "{{field}}：{{to}}", changed: "{{field}}：{{from}} → {{to}}", onlyOf: "只看此对象", onlyBy: "只看 {{name}} 的操作",
    "kind.policy": "公司政策", "kind.carrier": "承运商", "kind.credit": "信用账户", "kind.distributor": "经销商", "kind.location": "仓库", "kind.payment": "收款", "kind.price-list": "价格表", "kind.product": "商品", "kind.threshold": "库存阈值", "kind.user": "成员",
  },
}); // prettier-ignore
