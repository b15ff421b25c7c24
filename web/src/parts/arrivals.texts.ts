import { texts } from "../app/texts.ts";

export const arrivalTexts = texts({
  en: {
    allGood: "Everything arrived in good condition", notAll: "Something is damaged, missing or still to come", good: "Good", damaged: "Damaged", lost: "Lost",
    openUnits: "{{count}} {{unit}} on the way", tooMany: "More than is on the way.", stillOpen: "What is left at 0 stays on the way.",
  },
  "zh-CN": {
    allGood: "全部完好到货", notAll: "有破损、缺少或尚未到货", good: "完好", damaged: "破损", lost: "丢失",
    openUnits: "在途 {{count}} {{unit}}", tooMany: "超过在途数量。", stillOpen: "填 0 的部分仍为在途。",
  },
}); // prettier-ignore
