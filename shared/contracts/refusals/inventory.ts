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
  "stock/lot-needed": {
    kind: "unprocessable",
    title: { en: "Say which lots", zh: "请填写批次" },
    help: {
      en: "{sku} is kept by lot. Name lots that add up to the quantity, with their expiry dates where the product has them.",
      zh: "{sku} 按批次管理。请填写批次，数量合计须与该行一致；有保质期的商品还须填写到期日。",
    },
  },
  "stock/lot-short": {
    kind: "conflict",
    title: { en: "Not so much of this lot is there", zh: "该批次数量不足" },
    help: {
      en: "{sku}: {wanted} of lot {lot} are wanted, {available} are there. Load the lots again and name others.",
      zh: "{sku}：批次 {lot} 需要 {wanted}，现有 {available}。请重新加载批次并改用其他批次。",
    },
  },
  "stock/not-by-lot": {
    kind: "unprocessable",
    title: { en: "This product is not kept by lot", zh: "该商品不按批次管理" },
    help: { en: "Leave out the lots of {sku}.", zh: "请不要填写 {sku} 的批次。" },
  },
  "stock/too-many-lots": {
    kind: "unprocessable",
    title: { en: "Too many lots at once", zh: "批次过多" },
    help: {
      en: "{sku}: one document may touch {most} lots of it at a place. Split the quantity over several documents.",
      zh: "{sku}：一张单据在同一仓库最多涉及 {most} 个批次，请分多张单据处理。",
    },
  },
  "stock/expired": {
    kind: "conflict",
    title: { en: "Expired goods do not leave", zh: "过期商品不能出库" },
    help: {
      en: "{sku} at {locationId}: {wanted} are wanted, {available} are in lots that have not expired. Take less, name other lots, or report the expired ones as damage.",
      zh: "{sku}（{locationId}）：需要 {wanted}，未过期批次只有 {available}。请减少数量、改用其他批次，或将过期批次报损。",
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
