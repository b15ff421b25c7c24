import { CarOutlined } from "@ant-design/icons";
import { roles } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/shipments",
    title: { en: "Shipments", "zh-CN": "发货" },
    who: roles,
    icon: <CarOutlined />,
    order: 30,
    group: "work",
    onPhone: ["warehouse", "buyer", "viewer"],
    load: () => import("./shipments.tsx"),
  },
];
