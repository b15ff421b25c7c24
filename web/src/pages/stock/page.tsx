import { FormOutlined, InboxOutlined } from "@ant-design/icons";
import { distributorRoles, roles } from "../../../../shared/contracts/contract.ts";
import { adjustStock } from "../../../../shared/contracts/stock-documents.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/stock",
    title: { en: "Stock", "zh-CN": "库存" },
    who: roles,
    icon: <InboxOutlined />,
    order: 40,
    group: "goods",
    onPhone: [...distributorRoles, "warehouse"],
    load: () => import("./matrix.tsx"),
  },
  {
    path: "/stock-report",
    title: { en: "Report stock", "zh-CN": "上报库存" },
    who: adjustStock.who as readonly Role[],
    icon: <FormOutlined />,
    order: 41,
    group: "goods",
    onPhone: ["warehouse"],
    load: () => import("./report.tsx"),
  },
  {
    path: "/stock/:locationId",
    title: { en: "Stock of a place", "zh-CN": "仓库库存" },
    who: roles,
    load: () => import("./location.tsx"),
  },
  {
    path: "/stock/:locationId/:sku",
    title: { en: "Stock of a product", "zh-CN": "商品库存" },
    who: roles,
    load: () => import("./balance.tsx"),
  },
];
