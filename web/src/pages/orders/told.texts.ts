import { texts } from "../../app/texts.ts";

/** What each event says on an order's timeline. */
export const told = texts({
  en: {
    OrderDrafted: "Draft begun", OrderSubmitted: "Submitted, {{total}}", OrderChanged: "Changed, {{total}}", OrderReviewed: "Passed: {{steps}}", OrderApproved: "Approved", OrderRejected: "Rejected", OrderCancelled: "Cancelled", OrderHeld: "{{hold}}", HoldReleased: "Released: {{hold}}", OrderAllocated: "Stock set aside", OrderShortClosed: "The rest was closed", OrderPromised: "Promised for {{promisedOn}}", OrderSettled: "{{settlement}}", PromiseMissed: "The promised date {{promisedOn}} has passed",
    PickingStarted: "Picking started{{place}}", PickingCancelled: "Picking cancelled{{place}}", ShipmentShipped: "Shipped by {{carrierName}}, {{trackingNumber}}", ShipmentReceived: "Received", ShipmentScanned: "{{status}}", InvoiceIssued: "Invoice {{number}}, {{totalFen}}", InvoicePaid: "Payment of {{amountFen}} for invoice {{number}}",
    other: "{{what}}", voids: "The review begins anew.", byRule: "By rule: {{rule}}", "rule.off": "this step is switched off", "rule.small order": "the order is small", heldBy: "Held: {{holds}}", expected: "Expected on {{expectedOn}}", arrived: "{{received}} good", damaged: "{{damaged}} damaged", lost: "{{lost}} lost", late: "Days late: {{daysLate}}", invoicedPaid: "Invoiced {{invoicedFen}}, paid {{paidFen}}",
    system: "Huotong", hq: "HQ", history: "Taken over",
    "scan.picked-up": "Picked up", "scan.in-transit": "On the way", "scan.out-for-delivery": "Out for delivery", "scan.delivered": "Delivered", "scan.exception": "Needs attention",
  },
  "zh-CN": {
    OrderDrafted: "新建草稿", OrderSubmitted: "提交订单，{{total}}", OrderChanged: "修改订单，{{total}}", OrderReviewed: "{{steps}}通过", OrderApproved: "审核通过", OrderRejected: "驳回", OrderCancelled: "取消", OrderHeld: "{{hold}}", HoldReleased: "解除：{{hold}}", OrderAllocated: "已锁定库存", OrderShortClosed: "短结剩余", OrderPromised: "承诺 {{promisedOn}} 到货", OrderSettled: "{{settlement}}", PromiseMissed: "已过承诺到货日 {{promisedOn}}",
    PickingStarted: "开始拣货{{place}}", PickingCancelled: "取消拣货{{place}}", ShipmentShipped: "{{carrierName}}已发货，单号 {{trackingNumber}}", ShipmentReceived: "签收", ShipmentScanned: "{{status}}", InvoiceIssued: "开具发票 {{number}}，{{totalFen}}", InvoicePaid: "发票 {{number}} 收款 {{amountFen}}",
    other: "{{what}}", voids: "需重新审核。", byRule: "按规则自动通过：{{rule}}", "rule.off": "该步骤未启用", "rule.small order": "小额订单", heldBy: "暂停：{{holds}}", expected: "预计 {{expectedOn}} 到达", arrived: "完好 {{received}}", damaged: "破损 {{damaged}}", lost: "丢失 {{lost}}", late: "已逾期 {{daysLate}} 天", invoicedPaid: "已开票 {{invoicedFen}}，已付款 {{paidFen}}",
    system: "货通", hq: "总部", history: "历史导入",
    "scan.picked-up": "已揽收", "scan.in-transit": "运输中", "scan.out-for-delivery": "派送中", "scan.delivered": "已送达", "scan.exception": "异常",
  },
}); // prettier-ignore
