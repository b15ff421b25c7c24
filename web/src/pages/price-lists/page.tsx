import { MoneyCollectOutlined } from "@ant-design/icons";
import { hqRoles, type Role } from "../../../../shared/contracts/contract.ts";
import { createPriceList } from "../../../../shared/contracts/pricing.ts";
import type { PageEntry } from "../../app/pages.ts";

const mayChange = createPriceList.who as readonly Role[];
export const pages: PageEntry[] = [
  {
    path: "/price-lists",
    title: { en: "Price lists", "zh-CN": "价格表" },
    who: hqRoles,
    icon: <MoneyCollectOutlined />,
    order: 46,
    group: "goods",
    load: () => import("./price-lists.tsx"),
  },
  {
    path: "/price-list-new",
    title: { en: "New price list", "zh-CN": "新建价格表" },
    who: mayChange,
    load: () => import("./new-list.tsx"),
  },
  {
    path: "/price-lists/:listId",
    title: { en: "Price list", "zh-CN": "价格表" },
    who: hqRoles,
    load: () => import("./price-list.tsx"),
  },
  {
    path: "/price-lists/:listId/edit",
    title: { en: "Change price list", "zh-CN": "修改价格表" },
    who: mayChange,
    load: () => import("./edit-list.tsx"),
  },
  {
    path: "/price-explain",
    title: { en: "Explain a price", "zh-CN": "查询价格来源" },
    who: hqRoles,
    load: () => import("./explain.tsx"),
  },
];
