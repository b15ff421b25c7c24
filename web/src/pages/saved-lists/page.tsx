import { StarOutlined } from "@ant-design/icons";
import type { PageEntry } from "../../app/pages.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";

const who: readonly Role[] = ["viewer", "buyer", "manager", "sales", "admin"];
export const pages: PageEntry[] = [
  {
    path: "/saved-lists",
    title: { en: "Saved lists", "zh-CN": "常购清单" },
    who,
    icon: <StarOutlined />,
    order: 12,
    group: "work",
    load: () => import("./saved-lists.tsx"),
  },
  {
    path: "/saved-lists/:listId",
    title: { en: "Saved list", "zh-CN": "常购清单" },
    who,
    load: () => import("./saved-list.tsx"),
  },
];
