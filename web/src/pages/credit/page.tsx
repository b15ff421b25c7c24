import { CreditCardOutlined } from "@ant-design/icons";
import type { PageEntry } from "../../app/pages.ts";

const who = ["viewer", "buyer", "manager", "sales", "finance", "admin"] as const;
export const pages: PageEntry[] = [
  {
    path: "/credit",
    title: { en: "Credit", "zh-CN": "信用额度" },
    who,
    icon: <CreditCardOutlined />,
    order: 62,
    group: "partners",
    load: () => import("./credit.tsx"),
  },
  {
    path: "/credit/:entityId",
    title: { en: "Credit", "zh-CN": "信用额度" },
    who: ["sales", "finance", "admin"],
    load: () => import("./account.tsx"),
  },
];
