import { AccountBookOutlined, ReconciliationOutlined } from "@ant-design/icons";
import type { PageEntry } from "../../app/pages.ts";

const who = ["viewer", "buyer", "manager", "sales", "finance", "admin"] as const;
export const pages: PageEntry[] = [
  {
    path: "/invoices",
    title: { en: "Invoices", "zh-CN": "发票" },
    who,
    icon: <AccountBookOutlined />,
    order: 64,
    group: "partners",
    onPhone: ["finance"],
    load: () => import("./invoices.tsx"),
  },
  {
    path: "/statement",
    title: { en: "Statement", "zh-CN": "对账单" },
    who: ["manager", "sales", "finance", "admin"],
    icon: <ReconciliationOutlined />,
    order: 66,
    group: "partners",
    load: () => import("./statement.tsx"),
  },
  {
    path: "/invoices/:invoiceId",
    title: { en: "Invoice", "zh-CN": "发票" },
    who,
    load: () => import("./invoice.tsx"),
  },
  {
    path: "/payment-new",
    title: { en: "Record a payment", "zh-CN": "登记收款" },
    who: ["finance"],
    load: () => import("./new-payment.tsx"),
  },
  {
    path: "/payments/:receiptId",
    title: { en: "Payment", "zh-CN": "收款" },
    who: ["sales", "finance", "admin"],
    load: () => import("./payment.tsx"),
  },
];
