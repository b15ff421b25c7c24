import { ScheduleOutlined } from "@ant-design/icons";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { listSupplyLines } from "../../../../shared/contracts/supply-plans.ts";
import type { PageEntry } from "../../app/pages.ts";

const who = listSupplyLines.who as readonly Role[];
export const pages: PageEntry[] = [
  {
    path: "/supply-plans",
    title: { en: "Supply plans", "zh-CN": "补货计划" },
    who,
    icon: <ScheduleOutlined />,
    order: 45,
    group: "goods",
    load: () => import("./supply-plans.tsx"),
  },
  {
    path: "/supply-plans/:sku",
    title: { en: "Supply plan", "zh-CN": "补货计划" },
    who,
    load: () => import("./sku-plan.tsx"),
  },
];
