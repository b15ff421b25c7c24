import { refusals } from "./define.ts";

export const supplyPlanRefusals = refusals({
  "supply-plan/run-running": {
    kind: "conflict",
    title: { en: "Plans are being made already", zh: "补货计划正在生成" },
    help: {
      en: "{done} of {total} products are done. Wait for the end of this run.",
      zh: "已完成 {done} / {total} 个商品，请等待本次计划完成。",
    },
  },
  "supply-plan/nothing-to-apply": {
    kind: "unprocessable",
    title: { en: "There are no levels to apply", zh: "没有可应用的库存阈值" },
    help: {
      en: "{sku} has no plan with levels of a warehouse yet. Have its forecast and then its plan made first.",
      zh: "{sku} 尚无计划计算出的仓库阈值，请先生成预测和补货计划。",
    },
  },
  "supply-line/decided": {
    kind: "conflict",
    title: { en: "This line was decided already", zh: "该计划行已处理" },
    help: {
      en: "{name} has decided it. Load the list again to see how.",
      zh: "{name} 已处理，请重新加载列表查看结果。",
    },
  },
  "supply-line/donor-short": {
    kind: "conflict",
    title: { en: "The other warehouse cannot spare so much", zh: "调出仓库没有这么多富余" },
    help: {
      en: "{place} can spare {available} of {sku} now and keep its safety stock; {wanted} are wanted. Accept that many with a reason, or have the plan made anew.",
      zh: "{place} 的 {sku} 在保留安全库存后目前可调 {available}，需要 {wanted}。请填写原因按此数量采纳，或重新生成计划。",
    },
  },
  "supply-line/reason-missing": {
    kind: "unprocessable",
    title: { en: "Say why the quantity differs", zh: "请说明调整数量的原因" },
    help: {
      en: "{proposed} are proposed. Give a reason for another quantity, or take the one proposed.",
      zh: "建议数量为 {proposed}。请填写调整原因，或采用建议数量。",
    },
  },
});
