import { texts } from "../../app/texts.ts";

export const credit = texts({
  en: {
    title: "Credit", choose: "Choose a distributor to see its credit account.", distributor: "Distributor", toDistributors: "All distributors", limit: "Limit today", noLimit: "No limit", available: "Available", exposure: "In use", over: "Over the limit by {{amount}}", permanent: "Permanent limit", overdue: "Overdue", overdueDays: "for {{count}} days", holds: "New orders are held until the overdue amount is paid.", ahead: "Ordered further ahead", aheadHint: "not in use yet",
    parts: "What uses the limit", "part.open": "Open orders", "part.unpaid": "Unpaid invoices", "part.unallocated": "Payments not yet allocated", "part.claims": "Claims", takesOff: "takes off", nothing: "Nothing is in use.", partsTotal: "Open orders {{open}}, unpaid invoices {{unpaid}}, less unallocated payments {{unallocated}} and claims {{claims}}",
    documents: "Documents", noDocuments: "No document uses the limit.", due: "Due on", document: "Document", kind: "Kind", countsFrom: "counts from {{date}}", amount: "Amount", order: "Order", invoice: "Invoice", payment: "Payment", claim: "Claim", more: "Show more",
    temporary: "Temporary limits", noTemporary: "There is no temporary limit.", grant: "Grant temporary limit", grantAsks: "It comes on top of the permanent limit on these days, both included, and ends by itself.", from: "From", to: "To", granted: "Granted", set: "Set limit", setAsks: "The limit holds at once for new orders. Orders already accepted stay.", isSet: "The limit is set", limited: "A limit of", unlimited: "Without a limit", zeroHint: "0 means: nothing on credit.", invoices: "Invoices", audit: "History of changes", days: "{{from}} to {{to}}",
  },
  "zh-CN": {
    title: "信用额度", choose: "请选择经销商，查看其信用账户。", distributor: "经销商", toDistributors: "全部经销商", limit: "今日额度", noLimit: "不限额度", available: "可用额度", exposure: "已占用", over: "超出额度 {{amount}}", permanent: "长期额度", overdue: "逾期金额", overdueDays: "已逾期 {{count}} 天", holds: "逾期款项付清前，新订单将被暂停。", ahead: "远期订单", aheadHint: "暂未占用额度",
    parts: "额度占用构成", "part.open": "未完成订单", "part.unpaid": "未付发票", "part.unallocated": "未核销收款", "part.claims": "索赔", takesOff: "冲减", nothing: "没有占用。", partsTotal: "未完成订单 {{open}}，未付发票 {{unpaid}}，减去未核销收款 {{unallocated}} 和索赔 {{claims}}",
    documents: "占用单据", noDocuments: "没有占用额度的单据。", due: "到期日", document: "单据", kind: "类型", countsFrom: "{{date}} 起占用", amount: "金额", order: "订单", invoice: "发票", payment: "收款", claim: "索赔", more: "显示更多",
    temporary: "临时额度", noTemporary: "没有临时额度。", grant: "授予临时额度", grantAsks: "在所选日期内（含首尾两日）叠加于长期额度之上，到期自动失效。", from: "开始日期", to: "结束日期", granted: "已授予", set: "设置额度", setAsks: "对新订单立即生效，已接受的订单不受影响。", isSet: "额度已设置", limited: "限定额度", unlimited: "不限额度", zeroHint: "0 表示不允许赊销。", invoices: "发票", audit: "变更记录", days: "{{from}} 至 {{to}}",
  },
}); // prettier-ignore
