import { HistoryOutlined } from "@ant-design/icons";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/audit",
    title: { en: "Audit trail", "zh-CN": "审计记录" },
    who: ["admin", "finance"],
    icon: <HistoryOutlined />,
    order: 95,
    group: "settings",
    load: () => import("./audit.tsx"),
  },
];
