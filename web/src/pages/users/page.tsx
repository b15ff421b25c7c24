import { TeamOutlined } from "@ant-design/icons";
import type { PageEntry } from "../../app/pages.ts";

export const pages: PageEntry[] = [
  {
    path: "/users",
    title: { en: "Users", "zh-CN": "成员" },
    who: ["manager", "sales", "admin"],
    icon: <TeamOutlined />,
    order: 80,
    group: "settings",
    load: () => import("./users.tsx"),
  },
  {
    path: "/user-new",
    title: { en: "Invite a user", "zh-CN": "邀请成员" },
    who: ["manager", "admin"],
    load: () => import("./invite.tsx"),
  },
  {
    path: "/users/:userId",
    title: { en: "User", "zh-CN": "成员" },
    who: ["manager", "sales", "admin"],
    load: () => import("./user.tsx"),
  },
];
