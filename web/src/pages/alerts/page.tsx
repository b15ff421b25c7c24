import { AlertOutlined } from "@ant-design/icons";
import { roles } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/alerts",
    title: { en: "Alerts", "zh-CN": "预警" },
    who: roles,
    icon: <AlertOutlined />,
    order: 30,
    group: "work",
    onPhone: roles,
    load: () => import("./alerts.tsx"),
  },
  {
    path: "/alerts/:alertId",
    title: { en: "Alert", "zh-CN": "预警" },
    who: roles,
    load: () => import("./alert.tsx"),
  },
];
