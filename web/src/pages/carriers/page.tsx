import { TruckOutlined } from "@ant-design/icons";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/carriers",
    title: { en: "Carriers", "zh-CN": "承运商" },
    who: ["sales", "finance", "warehouse", "admin"],
    icon: <TruckOutlined />,
    order: 68,
    group: "partners",
    load: () => import("./carriers.tsx"),
  },
];
