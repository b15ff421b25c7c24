import { SwapOutlined } from "@ant-design/icons";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { listTransfers, planTransfer } from "../../../../shared/contracts/transfers.ts";
import type { PageEntry } from "../../app/pages.ts";

const who = listTransfers.who as readonly Role[];
export const pages: PageEntry[] = [
  {
    path: "/transfers",
    title: { en: "Transfers", "zh-CN": "调拨" },
    who,
    icon: <SwapOutlined />,
    order: 46,
    group: "goods",
    load: () => import("./transfers.tsx"),
  },
  {
    path: "/transfers/new",
    title: { en: "Plan a transfer", "zh-CN": "新建调拨单" },
    who: planTransfer.who as readonly Role[],
    load: () => import("./plan.tsx"),
  },
  {
    path: "/transfers/:transferId",
    title: { en: "Transfer", "zh-CN": "调拨单" },
    who,
    load: () => import("./transfer.tsx"),
  },
];
