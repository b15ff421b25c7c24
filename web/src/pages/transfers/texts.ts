import { texts } from "../../app/texts.ts";

export const transfers = texts({
  en: {
    title: "Transfers", transfer: "Transfer", number: "Number", from: "From", to: "To", way: "From → to", units: "Units", state: "State", place: "From or to a place", planned: "Planned", expected: "Expected", reference: "Waybill or driver",
    "state.planned": "To send", "state.shipped": "On the way", "state.received": "Received", "state.cancelled": "Cancelled",
    "empty.planned": "No transfer waits to be sent.", "empty.shipped": "Nothing is on the way.", "empty.received": "Nothing has arrived yet.", "empty.cancelled": "No transfer was given up.",
    plan: "Plan a transfer", planAsks: "The goods are set aside where they are, and announced where they go. They move when the warehouse sends them.", addProduct: "Add a product", noLines: "Add at least one product.", quantityOf: "Quantity of {{name}}", lessOf: "Less {{name}}", moreOf: "More {{name}}", removeOf: "Remove {{name}}",
    reason: "Why", fromPlan: "From the supply plan", toPlan: "To the supply plan", lines: "Goods", product: "Product", plannedUnits: "Planned", shippedUnits: "Sent", receivedUnits: "Arrived", damagedUnits: "Damaged", lostUnits: "Missing", open: "On the way", lots: "Lots: {{lots}}",
    ship: "Send", shipAsks: "The goods leave {{from}} and are on their way to {{to}}. If less goes out, say how much: the rest is free again.", shipped: "Sent",
    receive: "Receive", received: "Receipt booked", difference: "How it came about", differenceHint: "Damaged and missing goods leave the books with this reason",
    cancel: "Give up", cancelAsks: "The goods are free again at {{from}}.", cancelled: "Given up",
    history: "What happened", "did.TransferPlanned": "Planned", "did.TransferShipped": "Sent", "did.TransferReceived": "Arrived", "did.TransferCancelled": "Given up", arrived: "{{received}} good, {{damaged}} damaged, {{lost}} missing", sent: "{{units}} units",
  },
  "zh-CN": {
    title: "调拨", transfer: "调拨单", number: "单号", from: "调出", to: "调入", way: "调出 → 调入", units: "件数", state: "状态", place: "调出或调入地点", planned: "计划", expected: "预计到达", reference: "运单号或司机",
    "state.planned": "待发出", "state.shipped": "在途", "state.received": "已收货", "state.cancelled": "已取消",
    "empty.planned": "没有待发出的调拨单。", "empty.shipped": "没有在途的调拨。", "empty.received": "还没有已收货的调拨单。", "empty.cancelled": "没有已取消的调拨单。",
    plan: "新建调拨单", planAsks: "货物在调出处锁定，并登记为调入处的在途；仓库发出后才移动。", addProduct: "添加商品", noLines: "请至少添加一个商品。", quantityOf: "{{name}} 的数量", lessOf: "减少 {{name}}", moreOf: "增加 {{name}}", removeOf: "移除 {{name}}",
    reason: "原因", fromPlan: "来自补货计划", toPlan: "查看补货计划", lines: "货物", product: "商品", plannedUnits: "计划", shippedUnits: "发出", receivedUnits: "到货", damagedUnits: "破损", lostUnits: "短少", open: "在途", lots: "批次：{{lots}}",
    ship: "发出", shipAsks: "货物离开 {{from}}，运往 {{to}}。如实发较少，请填写实发数量，其余释放。", shipped: "已发出",
    receive: "收货", received: "已登记收货", difference: "差异原因", differenceHint: "破损和短少的货物将以此原因销账",
    cancel: "取消调拨", cancelAsks: "货物在 {{from}} 解除锁定。", cancelled: "已取消",
    history: "过程", "did.TransferPlanned": "新建", "did.TransferShipped": "发出", "did.TransferReceived": "到货", "did.TransferCancelled": "取消", arrived: "完好 {{received}}，破损 {{damaged}}，短少 {{lost}}", sent: "{{units}} 件",
  },
}); // prettier-ignore
