import { AppstoreOutlined } from "@ant-design/icons";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/catalogue",
    title: { en: "Catalogue", "zh-CN": "商品目录" },
    who: ["viewer", "buyer", "manager", "sales", "admin"],
    icon: <AppstoreOutlined />,
    order: 10,
    group: "work",
    onPhone: ["viewer", "buyer", "manager"],
    load: () => import("./catalogue.tsx"),
  },
];
