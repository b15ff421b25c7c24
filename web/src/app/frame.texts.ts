import { texts } from "./texts.ts";

export const frame = texts({
  en: { findAll: "Find a distributor or member", findOrder: "Order number", nothingFound: "Nothing found", notices: "Notices, {{count}} unread", allRead: "Mark all as read", empty: "Nothing new", toCart: "Cart, {{count}} lines", "kind.distributor": "Distributor", "kind.user": "Member" },
  "zh-CN": { findAll: "搜索经销商或成员", findOrder: "订单编号", nothingFound: "没有找到", notices: "通知，{{count}} 条未读", allRead: "全部标为已读", empty: "没有新通知", toCart: "购物车，{{count}} 行", "kind.distributor": "经销商", "kind.user": "成员" },
}); // prettier-ignore
