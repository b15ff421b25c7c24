import { roles } from "../../../../shared/contracts/contract.ts";
import type { PageEntry } from "../../app/pages.ts";

/** Reached by the bell. */
export const pages: PageEntry[] = [
  {
    path: "/notices",
    title: { en: "Notices", "zh-CN": "通知" },
    who: roles,
    load: () => import("./notices.tsx"),
  },
];
