import { refusals } from "./define.ts";

export const inventoryRefusals = refusals({
  "stock/short": {
    kind: "conflict",
    title: { en: "Not enough stock", zh: "库存不足" },
    help: {
      en: "{sku}: {wanted} are wanted, {available} are free. Take less, choose another place, or wait for stock.",
      zh: "{sku}：需要 {wanted}，可用 {available}。请减少数量、选择其他仓库，或等待到货。",
    },
  },
  "stock/mismatch": {
    kind: "conflict",
    title: { en: "The books hold less than that", zh: "账面数量不足" },
    help: {
      en: "{sku} at {locationId}: {wanted} to be taken off “{quantity}”, which is {found}. Load it again and check the quantities.",
      zh: "{sku}（{locationId}）：要从“{quantity}”中扣减 {wanted}，但账面只有 {found}。请重新加载并核对数量。",
    },
  },
  "location/unknown": {
    kind: "unprocessable",
    title: { en: "There is no such place", zh: "没有这个仓库或门店" },
    help: {
      en: "{locationId} is not a known location; choose one from the list of locations.",
      zh: "{locationId} 不存在，请从仓库列表中选择。",
    },
  },
  "location/code-taken": {
    kind: "conflict",
    title: { en: "This code is in use", zh: "编码已被使用" },
    help: {
      en: "Another location has the code {code}; choose a different one.",
      zh: "编码 {code} 已被其他仓库使用，请换一个。",
    },
  },
  "location/not-yours": {
    kind: "forbidden",
    title: { en: "This stock is not yours to change", zh: "您不能修改该处库存" },
    help: {
      en: "HQ's warehouse staff change HQ's stock, a distributor's buyers and managers their own.",
      zh: "总部仓管只能修改总部库存，经销商的采购员和管理员只能修改自己的库存。",
    },
  },
});
