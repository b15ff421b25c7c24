import { texts } from "../../app/texts.ts";

export const orders = texts({
  en: { title: "Orders", number: "Number", buyer: "Buyer", stage: "State", lines: "Lines", wanted: "Wanted on", created: "Created", empty: "There is no order yet.", "empty.stage": "No order is in this state.", create: "New order" },
  "zh-CN": { title: "订单", number: "订单号", buyer: "经销商", stage: "状态", lines: "行数", wanted: "要求到货", created: "创建日期", empty: "还没有订单。", "empty.stage": "没有处于该状态的订单。", create: "新建订单" },
}); // prettier-ignore
