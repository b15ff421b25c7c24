import { texts } from "../../app/texts.ts";

export const explainTexts = texts({
  en: {
    title: "Explain a price",
    product: "Product",
    buyer: "Buyer",
    quantity: "Quantity",
    date: "On",
    choose: "Choose a product and a buyer above.",
    noPrice: "No published list prices this.",
    taxIncluded: "tax included",
    taxAdded: "before tax",
  },
  "zh-CN": {
    title: "查询价格来源",
    product: "商品",
    buyer: "客户",
    quantity: "数量",
    date: "日期",
    choose: "请先选择商品和客户。",
    noPrice: "没有已发布的价格表为其定价。",
    taxIncluded: "含税",
    taxAdded: "不含税",
  },
});
