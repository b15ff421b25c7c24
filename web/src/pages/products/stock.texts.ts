import { texts } from "../../app/texts.ts";

export const productStock = texts({
  en: { place: "Place", available: "Available", onHand: "On hand", nowhere: "It lies nowhere yet." },
  "zh-CN": { place: "仓库", available: "可用", onHand: "在库", nowhere: "各仓库均无库存。" },
});
