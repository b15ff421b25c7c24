import { refusals } from "./define.ts";

export const billingRefusals = refusals({
  "payment/reference-known": {
    kind: "conflict",
    title: { en: "This bank reference is recorded already", zh: "该银行流水号已登记" },
    help: {
      en: "{reference} is payment {receiptId}. If the bank used it twice, add a distinguishing suffix.",
      zh: "流水号 {reference} 已登记为收款 {receiptId}。如银行确有重复，请加后缀区分。",
    },
  },
  "payment/not-from-the-future": {
    kind: "unprocessable",
    title: { en: "The day of receipt is still to come", zh: "收款日期不能晚于今天" },
    help: { en: "Enter a day up to {today}.", zh: "请填写 {today} 或之前的日期。" },
  },
  "payment/over-allocated": {
    kind: "conflict",
    title: { en: "More is allocated than the payment has left", zh: "核销金额超过收款余额" },
    help: {
      en: "{wantedFen} is allocated and {leftFen} is left; reduce the amounts.",
      zh: "核销 {wantedFen}，收款余额 {leftFen}，请减少核销金额。",
    },
  },
  "invoice/overpaid": {
    kind: "conflict",
    title: { en: "More is allocated than the invoice is open for", zh: "核销金额超过发票未结金额" },
    help: {
      en: "Invoice {number} is open for {balanceFen}, not {wantedFen}.",
      zh: "发票 {number} 未结金额为 {balanceFen}，不是 {wantedFen}。",
    },
  },
  "invoice/of-another-entity": {
    kind: "conflict",
    title: { en: "The invoice is another entity's", zh: "发票属于其他法人主体" },
    help: {
      en: "Invoice {number} belongs to {entityId}; allocate a payment of that entity.",
      zh: "发票 {number} 属于 {entityId}，请使用该主体的收款核销。",
    },
  },
});
