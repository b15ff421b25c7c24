import { UploadOutlined } from "@ant-design/icons";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { listImports } from "../../../../shared/contracts/imports.ts";
import type { PageEntry } from "../../app/pages.ts";

const who = listImports.who as readonly Role[];
export const pages: PageEntry[] = [
  {
    path: "/imports",
    title: { en: "Imports", "zh-CN": "数据导入" },
    who,
    icon: <UploadOutlined />,
    order: 90,
    group: "settings",
    load: () => import("./imports.tsx"),
  },
  {
    path: "/imports/:importId",
    title: { en: "Import", "zh-CN": "导入" },
    who,
    load: () => import("./import.tsx"),
  },
];
