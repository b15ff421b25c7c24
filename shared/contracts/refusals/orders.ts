import { refusals } from "./define.ts";

export const orderRefusals = refusals({
  "product/not-orderable": {
    kind: "unprocessable",
    title: { en: "A product cannot be ordered now", zh: "商品暂不可订购" },
    help: { en: "Remove these SKUs, or wait for their release: {skus}.", zh: "请移除以下商品，或等待其上市：{skus}。" },
  },
  "product/whole-packs-only": {
    kind: "unprocessable",
    title: { en: "Only whole packs can be ordered", zh: "只能按整件订购" },
    help: {
      en: "Line {lineNo}: {sku} comes in packs of {packSize}; order {below} or {above}.",
      zh: "第 {lineNo} 行：{sku} 每件 {packSize}，请改为 {below} 或 {above}。",
    },
  },
  "price/none": {
    kind: "unprocessable",
    title: { en: "No price is set", zh: "没有设定价格" },
    help: {
      en: "No price list covers {skus} for this buyer on {date}. Ask HQ sales.",
      zh: "{date} 没有适用于该客户的价格：{skus}。请联系总部销售。",
    },
  },
  "order/too-valuable": {
    kind: "unprocessable",
    title: { en: "The order is worth too much", zh: "订单金额过大" },
    help: {
      en: "One order is worth at most {limitFen}. Split it, or check the quantities and prices.",
      zh: "单笔订单最多 {limitFen}，请拆分订单，或核对数量与价格。",
    },
  },
  "distributor/unknown": {
    kind: "unprocessable",
    title: { en: "Say for which buyer", zh: "请指明客户" },
    help: {
      en: "Send the distributorId of an existing distributor, store or customer.",
      zh: "请填写现有经销商、门店或客户的 distributorId。",
    },
  },
  "distributor/not-active": {
    kind: "conflict",
    title: { en: "This buyer may not order now", zh: "该客户目前不能下单" },
    help: {
      en: "{name} is {status}. Ask HQ sales to restore it.",
      zh: "{name} 的状态为 {status}，请联系总部销售恢复。",
    },
  },
  "order/below-minimum": {
    kind: "conflict",
    title: { en: "The order is below the minimum", zh: "订单低于起订金额" },
    help: { en: "Orders start at {minimumFen}; add {missingFen}.", zh: "起订金额为 {minimumFen}，还差 {missingFen}。" },
  },
  "order/not-possible-now": {
    kind: "conflict",
    title: { en: "The order is not in a state for this", zh: "订单当前状态不能执行此操作" },
    help: {
      en: "It is {stage}. Load it again to see what can be done now.",
      zh: "订单状态为 {stage}，请重新加载后查看可执行的操作。",
    },
  },
  "order/too-late": {
    kind: "conflict",
    title: { en: "It is too late for this", zh: "已无法执行此操作" },
    help: {
      en: "Part of it is being picked or has been shipped. Ask the warehouse to cancel the picking, or close the rest of the order.",
      zh: "部分货物正在拣货或已发出。请让仓库取消拣货，或短结剩余部分。",
    },
  },
  "order/reason-needed": {
    kind: "unprocessable",
    title: { en: "Say why", zh: "请填写原因" },
    help: { en: "A change after submission needs a reason.", zh: "提交后的修改必须填写原因。" },
  },
  "order/not-your-step": {
    kind: "forbidden",
    title: { en: "This review step is another role's", zh: "该审核步骤不属于您的角色" },
    help: { en: "The step {step} takes one of these roles: {roles}.", zh: "步骤 {step} 需要以下角色：{roles}。" },
  },
  "order/own-approval": {
    kind: "forbidden",
    title: { en: "Nobody approves an order of his own", zh: "不能审核自己创建的订单" },
    help: { en: "Ask a colleague to approve it.", zh: "请由其他同事审核。" },
  },
  "order/held": {
    kind: "conflict",
    title: { en: "The order is held", zh: "订单已被暂停" },
    help: {
      en: "Release the hold {kind} first; it takes one of these roles: {roles}.",
      zh: "请先解除 {kind} 暂停，需要以下角色：{roles}。",
    },
  },
  "order/no-such-hold": {
    kind: "conflict",
    title: { en: "The order has no such hold", zh: "订单没有该类暂停" },
    help: { en: "Load it again; somebody may have released it.", zh: "请重新加载，可能已被解除。" },
  },
  "order/not-your-hold": {
    kind: "forbidden",
    title: { en: "Another role releases this hold", zh: "该暂停需由其他角色解除" },
    help: { en: "It takes one of these roles: {roles}.", zh: "需要以下角色之一：{roles}。" },
  },
  "order/over-allocated": {
    kind: "unprocessable",
    title: { en: "More is allocated than ordered", zh: "分配数量超过未发数量" },
    help: { en: "Line {lineNo} has {open} open.", zh: "第 {lineNo} 行未发数量为 {open}。" },
  },
  "order/too-many-rows": {
    kind: "unprocessable",
    title: { en: "Too many rows at once", zh: "行数过多" },
    help: {
      en: "{rows} rows; an order has at most {limit}. Paste it in parts.",
      zh: "共 {rows} 行，一次最多 {limit} 行，请分批粘贴。",
    },
  },
  "order/nothing-to-repeat": {
    kind: "unprocessable",
    title: { en: "Nothing of it can be ordered any more", zh: "原订单商品均已不可订购" },
    help: { en: "Choose other products instead of {skus}.", zh: "请改订其他商品，以下均不可订购：{skus}。" },
  },
});
