import { refusals } from "./define.ts";

export const transferRefusals = refusals({
  "transfer/same-place": {
    kind: "unprocessable",
    title: { en: "Both places are the same", zh: "调出与调入是同一处" },
    help: {
      en: "{place} is named twice. Choose another place for the goods to come from or to go to.",
      zh: "调出和调入都是“{place}”。请更换其中一处。",
    },
  },
  "transfer/not-possible-now": {
    kind: "conflict",
    title: { en: "The transfer is not in a state for this", zh: "调拨单当前状态不能执行此操作" },
    help: {
      en: "It is {state}. Load it again to see what can be done now.",
      zh: "调拨单状态为 {state}，请重新加载后查看可执行的操作。",
    },
  },
  "transfer/more-than-planned": {
    kind: "unprocessable",
    title: { en: "More than was planned", zh: "发出数量超过计划数量" },
    help: {
      en: "Line {lineNo}: {planned} planned, {wanted} to be sent. Plan another transfer for the rest.",
      zh: "第 {lineNo} 行：计划 {planned}，要发 {wanted}。其余请另建调拨单。",
    },
  },
  "transfer/nothing-shipped": {
    kind: "unprocessable",
    title: { en: "Nothing would be sent", zh: "没有要发出的货" },
    help: { en: "Send at least one unit, or cancel the transfer.", zh: "请至少发出一件，或取消调拨单。" },
  },
  "transfer/more-than-shipped": {
    kind: "unprocessable",
    title: { en: "More than is under way", zh: "收货数量超过在途数量" },
    help: {
      en: "Line {lineNo}: {open} under way, {wanted} said to have arrived, been damaged or be missing. Correct the quantities; report what came beyond as a count.",
      zh: "第 {lineNo} 行：在途 {open}，填报到货、破损、短少共 {wanted}。请更正数量；多到的货请用盘点登记。",
    },
  },
  "transfer/reason-missing": {
    kind: "unprocessable",
    title: { en: "Say how the difference came about", zh: "请说明差异原因" },
    help: {
      en: "{units} units are damaged or missing. Give the reason; it is kept with the movements.",
      zh: "有 {units} 件破损或短少。请填写原因，将随流水一并保存。",
    },
  },
});
