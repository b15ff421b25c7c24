import { texts } from "../../app/texts.ts";

export const notices = texts({
  en: {
    title: "Notices",
    unread_one: "{{count}} unread",
    unread_other: "{{count}} unread",
    readAll: "Mark all as read",
    empty: "Nothing was told to you yet. Decisions on orders, shipments and alerts will appear here.",
    toAlerts: "See alerts",
    isNew: "New",
    at: "When",
  },
  "zh-CN": {
    title: "通知",
    unread_one: "{{count}} 条未读",
    unread_other: "{{count}} 条未读",
    readAll: "全部标为已读",
    empty: "还没有通知。订单审批、发货和预警的消息会显示在这里。",
    toAlerts: "查看预警",
    isNew: "新",
    at: "时间",
  },
});
