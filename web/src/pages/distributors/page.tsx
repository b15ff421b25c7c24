import { ShopOutlined } from "@ant-design/icons";
import { hqRoles, roles } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/distributors",
    title: { en: "Distributors", "zh-CN": "经销商" },
    who: hqRoles,
    icon: <ShopOutlined />,
    order: 60,
    group: "partners",
    onPhone: ["sales", "finance"],
    load: () => import("./distributors.tsx"),
  },
  {
    path: "/distributor-new",
    title: { en: "New distributor", "zh-CN": "新建经销商" },
    who: ["sales", "admin"],
    load: () => import("./new-distributor.tsx"),
  },
  {
    path: "/distributors/:distributorId",
    title: { en: "Distributor", "zh-CN": "经销商" },
    who: roles,
    load: () => import("./distributor.tsx"),
  },
  {
    path: "/distributors/:distributorId/edit",
    title: { en: "Edit distributor", "zh-CN": "修改经销商" },
    who: ["sales", "admin"],
    load: () => import("./edit-distributor.tsx"),
  },
];
