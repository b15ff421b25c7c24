import { TagsOutlined } from "@ant-design/icons";
import { createProduct } from "../../../../shared/contracts/catalog.ts";
import { hqRoles, type Role } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

const mayChange = createProduct.who as readonly Role[];
export const pages: PageEntry[] = [
  {
    path: "/products",
    title: { en: "Products", "zh-CN": "商品" },
    who: hqRoles,
    icon: <TagsOutlined />,
    order: 45,
    group: "goods",
    load: () => import("./products.tsx"),
  },
  {
    path: "/product-new",
    title: { en: "New product", "zh-CN": "新增商品" },
    who: mayChange,
    load: () => import("./new-product.tsx"),
  },
  {
    path: "/products/:sku",
    title: { en: "Product", "zh-CN": "商品" },
    who: hqRoles,
    load: () => import("./product.tsx"),
  },
  {
    path: "/products/:sku/edit",
    title: { en: "Change product", "zh-CN": "修改商品" },
    who: mayChange,
    load: () => import("./edit-product.tsx"),
  },
];
