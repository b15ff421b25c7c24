import { texts } from "../../app/texts.ts";

export const order = texts({
  en: {
    order: "Order {{number}}", overview: "Overview", buyer: "Buyer", reference: "Buyer's reference", wanted: "Wanted on", promised: "Promised for", terms: "Payment", prepaid: "Prepaid", days: "{{count}} days", deliverTo: "Deliver to", note: "Note", created: "Created", submitted: "Submitted", approved: "Approved", by: "{{day}} by {{name}}", changedBy: "Last changed by",
    review: "Review", "review.business": "Sales", "review.finance": "Finance", "review.outbound": "Warehouse", delivery: "Delivery", settlement: "Payment state",
    "fulfilment.unfulfilled": "Nothing set aside", "fulfilment.allocated": "Set aside", "fulfilment.part-shipped": "Partly shipped", "fulfilment.shipped": "Shipped", "fulfilment.part-received": "Partly received", "fulfilment.received": "Received", "fulfilment.returned": "Returned", "fulfilment.cancelled": "Cancelled",
    "settlement.uninvoiced": "Not invoiced", "settlement.part-invoiced": "Partly invoiced", "settlement.invoiced": "Invoiced", "settlement.paid": "Paid",
    lines: "Products", ordered: "Ordered {{count}} {{unit}}", reserved: "Set aside {{count}}", underWay: "On the way {{count}}", received: "Received {{count}}", damaged: "Damaged {{count}}", lost: "Lost {{count}}", returned: "Returned {{count}}", cancelled: "Not delivered {{count}}", waiting: "Waits for stock {{count}}",
    tax: "Tax included", freight: "Freight", invoiced: "Invoiced", paid: "Paid", discount: "{{percent}} off",
    timeline: "Timeline", noTimeline: "Taken over from an earlier system, without its history.", documents: "Invoices", noDocuments: "An invoice is made when goods are shipped.", due: "due {{date}}", open: "{{money}} open", isPaid: "Paid", shipments: "Shipments",
    "credit/exceeded": "The credit limit is exceeded by {{shortFen}}; {{availableFen}} was available.", "credit/overdue": "{{overdueFen}} is overdue by {{overdueDays}} days.", "stock/short": "{{sku}}: {{short}} of {{wanted}} are missing. It goes on by itself when stock comes in.", "qualification/expired": "{{kind}} {{number}} expired on {{expiresOn}}.", "distributor/suspended": "The buyer is suspended.", moreLines: "Lines concerned: {{count}}.",
    releasedBy: "{{roles}} may release it", since: "since {{day}}",
  },
  "zh-CN": {
    order: "订单 {{number}}", overview: "概况", buyer: "客户", reference: "客户单号", wanted: "要求到货", promised: "承诺到货", terms: "付款方式", prepaid: "预付", days: "账期 {{count}} 天", deliverTo: "收货地址", note: "备注", created: "创建", submitted: "提交", approved: "审核通过", by: "{{day}} · {{name}}", changedBy: "最后修改人",
    review: "审核", "review.business": "业务审核", "review.finance": "财务审核", "review.outbound": "出库审核", delivery: "履约", settlement: "结算",
    "fulfilment.unfulfilled": "未锁定库存", "fulfilment.allocated": "已锁定库存", "fulfilment.part-shipped": "部分发货", "fulfilment.shipped": "已发货", "fulfilment.part-received": "部分签收", "fulfilment.received": "已签收", "fulfilment.returned": "已退货", "fulfilment.cancelled": "已取消",
    "settlement.uninvoiced": "未开票", "settlement.part-invoiced": "部分开票", "settlement.invoiced": "已开票", "settlement.paid": "已付款",
    lines: "商品明细", ordered: "订购 {{count}} {{unit}}", reserved: "已锁定 {{count}}", underWay: "在途 {{count}}", received: "已签收 {{count}}", damaged: "破损 {{count}}", lost: "丢失 {{count}}", returned: "退货 {{count}}", cancelled: "不再发货 {{count}}", waiting: "等待库存 {{count}}",
    tax: "含税额", freight: "运费", invoiced: "已开票", paid: "已付款", discount: "优惠 {{percent}}",
    timeline: "时间线", noTimeline: "由旧系统导入，没有历史记录。", documents: "发票", noDocuments: "发货时自动开具发票。", due: "{{date}} 到期", open: "未付 {{money}}", isPaid: "已付清", shipments: "发货",
    "credit/exceeded": "超出额度 {{shortFen}}，当时可用 {{availableFen}}。", "credit/overdue": "有 {{overdueFen}} 已逾期 {{overdueDays}} 天。", "stock/short": "{{sku}} 需要 {{wanted}}，缺 {{short}}。到货后自动继续。", "qualification/expired": "{{kind}}（{{number}}）已于 {{expiresOn}} 过期。", "distributor/suspended": "该客户已被暂停。", moreLines: "共涉及 {{count}} 行。",
    releasedBy: "可由{{roles}}解除", since: "自 {{day}} 起",
  },
}); // prettier-ignore
