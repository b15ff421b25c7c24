import { HomeOutlined } from "@ant-design/icons";
import { roles } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/",
    title: { en: "Home", "zh-CN": "首页" },
    who: roles,
    icon: <HomeOutlined />,
    order: 1,
    group: "work",
    onPhone: roles,
    load: () => import("./home.tsx"),
  },
];
