import { ShoppingCartOutlined } from "@ant-design/icons";
import type { PageEntry } from "../../app/pages.ts";
import { mayOrder } from "../../parts/cart.ts";

export const pages: PageEntry[] = [
  {
    path: "/cart",
    title: { en: "Cart", "zh-CN": "购物车" },
    who: mayOrder,
    icon: <ShoppingCartOutlined />,
    order: 11,
    group: "work",
    onPhone: ["buyer", "manager"],
    load: () => import("./cart.tsx"),
  },
];
