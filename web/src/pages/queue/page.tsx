import { CheckSquareOutlined } from "@ant-design/icons";
import { hqRoles } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/queue",
    title: { en: "To do", "zh-CN": "待办" },
    who: hqRoles,
    icon: <CheckSquareOutlined />,
    order: 5,
    group: "work",
    onPhone: hqRoles,
    load: () => import("./queue.tsx"),
  },
];
