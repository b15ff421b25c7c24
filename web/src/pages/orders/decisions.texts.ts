import { texts } from "../../app/texts.ts";

export const decisions = texts({
  en: {
    approve: "Approve", approveAsks: "{{number}} of {{buyer}} over {{total}} goes on to the next step.", approved: "Approved", note: "Note", own: "You made or changed this order: a colleague approves it.", heldFirst: "The hold has to be released first.",
    reject: "Reject", rejectAsks: "{{number}} is refused; its stock and credit become free. The buyer reads the reason.", rejected: "Rejected",
    release: "Release", releaseAsks: "The order goes on although this stands against it. The reason is kept under your name.", released: "Released",
    promise: "Promise a date", promiseAsks: "The buyer sees this date, and is told when it is missed.", promised: "Promised", date: "Date",
    cancelOrder: "Cancel order", cancelAsks: "{{number}} will not be delivered. Its stock and credit become free.", cancelled: "Cancelled",
    close: "Close the rest", closeAsks: "What is not shipped yet will not be delivered: {{count}} units. What was shipped stays owed.", closed: "Closed",
    reorder: "Order again", edit: "Continue this draft", change: "Change", changeTitle: "Change {{number}}", changeAsks: "Other quantities or another date send the order back to review. 0 takes a product off.", changed: "Changed", wanted: "Wanted on", empty: "At least one product stays. To give up all of it, cancel the order.",
    allocate: "Allocate", allocateAsks: "How much comes from which warehouse. What is not set aside waits for stock.", allocated: "Allocated", available: "{{count}} free", fill: "Fill from what is free", over: "Line {{lineNo}}: only {{count}} are open.", product: "Product",
    leftOut: "Left out, because they cannot be ordered now: {{skus}}",
  },
  "zh-CN": {
    approve: "审核通过", approveAsks: "{{buyer}} 的订单 {{number}}（{{total}}）将进入下一步。", approved: "已审核", note: "备注", own: "该订单由您创建或修改，需由同事审核。", heldFirst: "需先解除暂停。",
    reject: "驳回", rejectAsks: "订单 {{number}} 将被驳回，库存与额度释放。客户会看到原因。", rejected: "已驳回",
    release: "解除暂停", releaseAsks: "尽管有上述情况，订单仍继续。原因会以您的名义留存。", released: "已解除",
    promise: "承诺到货日", promiseAsks: "客户会看到该日期，逾期会得到通知。", promised: "已承诺", date: "日期",
    cancelOrder: "取消订单", cancelAsks: "订单 {{number}} 将不再发货，库存与额度释放。", cancelled: "已取消",
    close: "短结剩余", closeAsks: "未发货的 {{count}} 件不再发货，已发货部分仍需付款。", closed: "已短结",
    reorder: "再来一单", edit: "继续编辑草稿", change: "修改", changeTitle: "修改 {{number}}", changeAsks: "修改数量或日期后，订单需重新审核。数量填 0 表示去掉该商品。", changed: "已修改", wanted: "要求到货", empty: "至少保留一个商品。如全部不要，请取消订单。",
    allocate: "分配仓库", allocateAsks: "各仓库分别出多少。未锁定的部分等待库存。", allocated: "已分配", available: "可用 {{count}}", fill: "按可用库存填满", over: "第 {{lineNo}} 行最多可分配 {{count}}。", product: "商品",
    leftOut: "以下商品目前不可订购，未加入：{{skus}}",
  },
}); // prettier-ignore
