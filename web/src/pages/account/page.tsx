import { IdcardOutlined } from "@ant-design/icons";
import { roles } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/account",
    title: { en: "My account", "zh-CN": "我的账号" },
    who: roles,
    icon: <IdcardOutlined />,
    order: 99,
    group: "settings",
    load: () => import("./account.tsx"),
  },
];
