import { texts } from "../../app/texts.ts";

export const queue = texts({
  en: {
    title: "Waiting for you", all: "All", order: "Order", buyer: "Buyer", waitsFor: "Waits for", since: "Since", decide: "Decide", open: "Open",
    "for.business": "Sales review", "for.finance": "Finance review", "for.outbound": "Warehouse review", "for.picking": "Picking", "for.STOCK": "Stock", "for.CREDIT": "Release of credit", "for.POLICY": "Release",
    empty: "Nothing waits for you. Well done.", "empty.kind": "Nothing of this kind waits.", toOrders: "All orders", keys: "j and k move through the list, Enter opens an order.",
  },
  "zh-CN": {
    title: "待我处理", all: "全部", order: "订单", buyer: "客户", waitsFor: "等待", since: "起始时间", decide: "处理", open: "打开",
    "for.business": "业务审核", "for.finance": "财务审核", "for.outbound": "出库审核", "for.picking": "拣货", "for.STOCK": "等待库存", "for.CREDIT": "额度放行", "for.POLICY": "放行",
    empty: "没有待处理的订单。", "empty.kind": "没有此类待办。", toOrders: "全部订单", keys: "按 j、k 上下移动，按 Enter 打开订单。",
  },
}); // prettier-ignore
