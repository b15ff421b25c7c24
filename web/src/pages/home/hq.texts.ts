import { texts } from "../../app/texts.ts";

export const hq = texts({
  en: {
    hello: "Hello, {{name}}", waits: "Waiting for you", oldest: "Oldest: {{time}}", more: "{{figure}}+", noneAmong: "None among the 100 oldest", nothing: "Nothing waits for you.", toQueue: "Open the list", toOrders: "All orders",
    alerts: "Open alerts", noAlerts: "No alert is open.", allAlerts: "All alerts", inTime: "Newest orders", critical: "critical",
    promiseMissed: "Order {{number}} is late", stockAlert: "{{product}} at {{place}} is low", otherAlert: "{{rule}}", empty: "There is no order yet.", newOrder: "New order",
    today: "Ordered today", "shipments.picking": "Being picked", "shipments.shipped": "Under way", units: "{{units}} units", criticals: "{{figure}} critical", imports: "Imports under way", importsFailed: "{{figure}} refused",
    receivables: "Receivables", owed: "Owed in all", receivedToday: "Came in today", receivedMonth: "Came in this month", prepaid: "Not allocated yet", payments_one: "{{count}} payment", payments_other: "{{count}} payments",
  },
  "zh-CN": {
    hello: "{{name}}，您好", waits: "待我处理", oldest: "最早：{{time}}", more: "{{figure}}+", noneAmong: "最早的 100 单中没有", nothing: "没有待处理的订单。", toQueue: "打开待办", toOrders: "全部订单",
    alerts: "未解除的预警", noAlerts: "没有未解除的预警。", allAlerts: "全部预警", inTime: "最新订单", critical: "紧急",
    promiseMissed: "订单 {{number}} 已逾期", stockAlert: "{{place}}的{{product}}库存偏低", otherAlert: "{{rule}}", empty: "还没有订单。", newOrder: "新建订单",
    today: "今日订单", "shipments.picking": "拣货中", "shipments.shipped": "在途", units: "{{units}} 件", criticals: "其中紧急 {{figure}} 条", imports: "进行中的导入", importsFailed: "被拒 {{figure}} 次",
    receivables: "应收账款", owed: "应收合计", receivedToday: "今日收款", receivedMonth: "本月收款", prepaid: "未核销收款", payments_one: "{{count}} 笔", payments_other: "{{count}} 笔",
  },
}); // prettier-ignore
