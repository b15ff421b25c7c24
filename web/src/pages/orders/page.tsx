import { FileTextOutlined } from "@ant-design/icons";
import { roles } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/orders",
    title: { en: "Orders", "zh-CN": "订单" },
    who: roles,
    icon: <FileTextOutlined />,
    order: 20,
    group: "work",
    onPhone: roles,
    load: () => import("./orders.tsx"),
  },
  {
    path: "/orders/:orderId",
    title: { en: "Order", "zh-CN": "订单" },
    who: roles,
    load: () => import("./order.tsx"),
  },
];
