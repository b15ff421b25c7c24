import { SettingOutlined } from "@ant-design/icons";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/policy",
    title: { en: "Company rules", "zh-CN": "公司政策" },
    who: ["admin"],
    icon: <SettingOutlined />,
    order: 85,
    group: "settings",
    load: () => import("./policy.tsx"),
  },
];
