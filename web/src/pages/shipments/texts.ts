import { texts } from "../../app/texts.ts";

export const shipments = texts({
  en: {
    title: "Shipments", order: "Order", buyer: "Buyer", units: "Units", state: "State", since: "Since", carrier: "Carrier", expected: "Expected", warehouse: "Warehouse",
    "state.picking": "Picking", "state.cancelled": "Cancelled", "state.shipped": "On the way", "state.part-received": "Partly received", "state.received": "Received",
    "empty.picking": "No pick list is open in this warehouse.", "empty.shipped": "Nothing is on the way from this warehouse.", "empty.part-received": "Nothing is partly received.", "empty.own": "Nothing has been shipped to you yet.", toQueue: "Orders to ship", toOrders: "My orders", choose: "Choose a warehouse to see its pick lists.",
    startPicking: "Start picking", pickAsks: "Makes a pick list of what is set aside in one warehouse.", picked: "Picking started", none: "Nothing is being picked or shipped yet.",
    ship: "Ship", shipAsks: "Hands the picked goods to a carrier. If less goes out, say how much; the rest stays set aside.", shipped: "Shipped", tracking: "Tracking number", quantity: "Quantity",
    cancelPicking: "Cancel picking", cancelAsks: "The goods stay set aside for the order.", cancelled: "Picking cancelled", lots: "Lots: {{lots}}", until: "until {{date}}",
    receive: "Confirm receipt", received: "Receipt confirmed", note: "Note",
    track: "Track with the carrier", scans: "Track", content: "Products: {{lines}}, units: {{units}}", "scan.picked-up": "Picked up", "scan.in-transit": "On the way", "scan.out-for-delivery": "Out for delivery", "scan.delivered": "Delivered, receipt to be confirmed", "scan.exception": "Needs attention", handedOver: "Handed to {{carrier}}", arrived: "Received",
  },
  "zh-CN": {
    title: "发货", order: "订单", buyer: "客户", units: "件数", state: "状态", since: "开始时间", carrier: "承运商", expected: "预计到达", warehouse: "仓库",
    "state.picking": "拣货中", "state.cancelled": "已取消", "state.shipped": "在途", "state.part-received": "部分签收", "state.received": "已签收",
    "empty.picking": "该仓库没有待发的拣货单。", "empty.shipped": "该仓库没有在途货物。", "empty.part-received": "没有部分签收的发货单。", "empty.own": "还没有发给您的货物。", toQueue: "待出库订单", toOrders: "我的订单", choose: "请选择仓库查看拣货单。",
    startPicking: "开始拣货", pickAsks: "按某仓库已锁定的库存生成拣货单。", picked: "已开始拣货", none: "还没有拣货或发货。",
    ship: "发货", shipAsks: "将拣好的货物交给承运商。如实发较少，请填写实发数量，其余仍为该订单锁定。", shipped: "已发货", tracking: "物流单号", quantity: "数量",
    cancelPicking: "取消拣货", cancelAsks: "货物仍为该订单锁定。", cancelled: "已取消拣货", lots: "批次：{{lots}}", until: "有效期至 {{date}}",
    receive: "确认签收", received: "已签收", note: "备注",
    track: "在承运商处查询", scans: "物流轨迹", content: "{{lines}} 种商品，共 {{units}} 件", "scan.picked-up": "已揽收", "scan.in-transit": "运输中", "scan.out-for-delivery": "派送中", "scan.delivered": "已送达，待确认签收", "scan.exception": "异常", handedOver: "已交{{carrier}}", arrived: "已签收",
  },
}); // prettier-ignore
