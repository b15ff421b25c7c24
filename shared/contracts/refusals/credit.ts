import { refusals } from "./define.ts";

export const creditRefusals = refusals({
  "credit/exceeded": {
    kind: "conflict",
    title: { en: "The credit limit does not reach", zh: "信用额度不足" },
    help: {
      en: "{shortFen} is missing: {availableFen} of the limit of {limitFen} is free. Order less, pay open invoices, prepay the difference, or ask for a temporary limit.",
      zh: "还差 {shortFen}：额度 {limitFen}，可用 {availableFen}。请减少订货、支付未结发票、预付差额，或申请临时额度。",
    },
  },
  "credit/already-over": {
    kind: "unprocessable",
    title: { en: "The temporary limit would already be over", zh: "临时额度的截止日期已过" },
    help: { en: "Choose a last day from {today} on.", zh: "请选择 {today} 或之后的截止日期。" },
  },
  "credit/has-no-limit": {
    kind: "conflict",
    title: { en: "This account has no limit", zh: "该账户不限额度" },
    help: {
      en: "Nothing needs to be granted; set a permanent limit first if there ought to be one.",
      zh: "无需授予临时额度；如需限额，请先设置长期额度。",
    },
  },
  "credit/too-many-temporary": {
    kind: "conflict",
    title: { en: "Too many temporary limits", zh: "临时额度过多" },
    help: {
      en: "{count} are running or planned. Raise the permanent limit instead, or wait until one ends.",
      zh: "已有 {count} 项进行中或计划中的临时额度。请提高长期额度，或等待其到期。",
    },
  },
});
