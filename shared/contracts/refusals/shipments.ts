import { refusals } from "./define.ts";

export const shipmentRefusals = refusals({
  "shipment/not-possible-now": {
    kind: "conflict",
    title: { en: "The shipment is not in a state for this", zh: "发货单当前状态不能执行此操作" },
    help: {
      en: "It is {state}. Load it again to see what can be done now.",
      zh: "发货单状态为 {state}，请重新加载后查看可执行的操作。",
    },
  },
  "shipment/not-reserved": {
    kind: "conflict",
    title: { en: "That much is not set aside here", zh: "该仓库没有这么多已锁定的货" },
    help: {
      en: "Line {lineNo} has {open} set aside at {locationId} and not on another pick list. Pick that much, or allocate more first.",
      zh: "第 {lineNo} 行在 {locationId} 已锁定且未在其他拣货单上的数量为 {open}。请按此数量拣货，或先分配库存。",
    },
  },
  "shipment/nothing-to-pick": {
    kind: "conflict",
    title: { en: "There is nothing to pick here", zh: "该仓库没有可拣的货" },
    help: {
      en: "Nothing of this order is set aside at {locationId}. Choose another warehouse, or allocate the order first.",
      zh: "该订单在 {locationId} 没有已锁定的货。请选择其他仓库，或先分配库存。",
    },
  },
  "shipment/more-than-picked": {
    kind: "unprocessable",
    title: { en: "More than was picked", zh: "发货数量超过拣货数量" },
    help: {
      en: "Line {lineNo}: {picked} picked, {wanted} to be shipped. Start another pick list for the rest.",
      zh: "第 {lineNo} 行：已拣 {picked}，要发 {wanted}。其余请另开拣货单。",
    },
  },
  "shipment/nothing-shipped": {
    kind: "unprocessable",
    title: { en: "Nothing would be shipped", zh: "没有要发出的货" },
    help: {
      en: "Ship at least one unit, or cancel the picking.",
      zh: "请至少发出一件，或取消拣货。",
    },
  },
  "shipment/more-than-shipped": {
    kind: "unprocessable",
    title: { en: "More than is under way", zh: "签收数量超过在途数量" },
    help: {
      en: "Line {lineNo}: {open} still under way, {wanted} said to have arrived, been damaged or lost. Correct the quantities.",
      zh: "第 {lineNo} 行：在途 {open}，填报到货、破损、丢失共 {wanted}。请更正数量。",
    },
  },
  "shipment/tracking-number-taken": {
    kind: "conflict",
    title: { en: "This tracking number is in use", zh: "运单号已被使用" },
    help: {
      en: "{trackingNumber} belongs to another shipment with this carrier; check the number.",
      zh: "{trackingNumber} 已用于该承运商的另一张发货单，请核对运单号。",
    },
  },
  "shipment/receiver-signs": {
    kind: "forbidden",
    title: { en: "The receiver confirms this", zh: "应由收货方签收" },
    help: {
      en: "A distributor's own buyer or manager says what arrived; HQ does so for stores and direct customers only.",
      zh: "经销商的到货由其采购员或管理员确认；总部只能代门店和直销客户签收。",
    },
  },
  "shipment/say-where": {
    kind: "unprocessable",
    title: { en: "Say for which warehouse", zh: "请指明仓库" },
    help: {
      en: "Send locationId to see its pick lists or what left it.",
      zh: "请填写 locationId，以查看其拣货单或已发货单。",
    },
  },
});
