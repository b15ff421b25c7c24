import { refusals } from "./define.ts";

export const forecastRefusals = refusals({
  "forecast/period-over": {
    kind: "unprocessable",
    title: { en: "That period is over", zh: "该期间已结束" },
    help: {
      en: "{period} cannot be changed any more; choose {running} or a later one.",
      zh: "{period} 不能再调整，请选择 {running} 或之后的期间。",
    },
  },
  "forecast/period-unknown": {
    kind: "unprocessable",
    title: { en: "There is no forecast of that period", zh: "该期间没有预测" },
    help: {
      en: "Choose a period up to {last}; where there is no forecast at all, have one made first.",
      zh: "请选择 {last} 及之前的期间；若尚无预测，请先生成预测。",
    },
  },
  "forecast/expires-too-early": {
    kind: "unprocessable",
    title: { en: "It would have expired already", zh: "有效期已过" },
    help: { en: "Let it hold until {today} or a later day.", zh: "有效期至少应为 {today}。" },
  },
  "forecast/look-alike-itself": {
    kind: "unprocessable",
    title: { en: "A product is not its own look-alike", zh: "不能将商品本身设为相似商品" },
    help: { en: "Choose other products than {sku}.", zh: "请选择 {sku} 以外的商品。" },
  },
  "forecast/look-alike-unsold": {
    kind: "unprocessable",
    title: { en: "Nothing is known of how these sold", zh: "这些商品没有销售历史" },
    help: {
      en: "Choose products with demand in closed periods in the place of {skus}.",
      zh: "请用有历史需求的商品替换：{skus}。",
    },
  },
  "forecast/run-running": {
    kind: "conflict",
    title: { en: "A run is under way", zh: "预测任务正在进行" },
    help: { en: "Wait until it is done: {done} of {total} products are.", zh: "请等待完成：已完成 {done}/{total}。" },
  },
});
