import { texts } from "../../app/texts.ts";

export const orders = texts({
  en: {
    title: "Orders", number: "Number", buyer: "Buyer", stage: "State", wanted: "Wanted on", created: "Created", create: "New order",
    month: "Month", allMonths: "Any month", product: "Product", find: "Order number", clear: "Clear filters", allStages: "All states",
    empty: "There is no order yet.", "empty.found": "No order matches these filters.", "empty.number": "No order has the number {{number}}.", "empty.hint": "Type the whole number, or four or more characters of its last part.", showAll: "Show all orders",
  },
  "zh-CN": {
    title: "订单", number: "订单号", buyer: "经销商", stage: "状态", wanted: "要求到货", created: "创建日期", create: "新建订单",
    month: "月份", allMonths: "不限月份", product: "商品", find: "订单号", clear: "清除筛选", allStages: "全部状态",
    empty: "还没有订单。", "empty.found": "没有符合条件的订单。", "empty.number": "没有编号为 {{number}} 的订单。", "empty.hint": "请输入完整订单号，或末段的前四位及以上。", showAll: "查看全部订单",
  },
}); // prettier-ignore
