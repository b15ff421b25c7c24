import * as z from "zod";
import { contract, roles } from "./contract.ts";
import { DistributorId, Locale, Name, Paging, pageOf, UserId, Version } from "./primitives.ts";

export const Tenant = z.union([z.literal("HQ"), DistributorId]);
const Email = z.string().trim().toLowerCase().max(120).check(z.email());

export const User = z.object({
  id: UserId,
  email: z.string(),
  name: Name,
  /** The distributor whose member it is, or "HQ". */
  tenant: Tenant,
  role: z.enum(roles),
  status: z.enum(["active", "disabled"]),
  /** The language of its pages and mails. */
  locale: Locale,
  version: Version,
});
export type User = z.infer<typeof User>;

const exampleUser = {
  id: "usr_0031",
  email: "chen@example.com",
  name: "陈伟",
  tenant: "dst_0001",
  role: "buyer",
  status: "active",
  locale: "zh-CN",
  version: 1,
} as const;
const byId = z.strictObject({ userId: UserId });
const exampleParams = { userId: exampleUser.id };
const whoManages = ["manager", "admin"] as const;

export const inviteUser = contract({
  name: "invite-user",
  summary: {
    en: "Invite a member; a manager into its own distributor, an admin anywhere",
    zh: "邀请成员：经销商管理员只能邀请本单位成员",
  },
  method: "POST",
  path: "/users",
  who: whoManages,
  body: z.strictObject({ email: Email, name: Name, tenant: Tenant, role: z.enum(roles), locale: Locale }),
  ok: { status: 201, body: User },
  refusals: ["user/email-taken", "user/role-does-not-fit"],
  example: {
    body: { email: "chen@example.com", name: "陈伟", tenant: "dst_0001", role: "buyer", locale: "zh-CN" },
    reply: exampleUser,
  },
});

export const listUsers = contract({
  name: "list-users",
  summary: { en: "The members of one's own organisation; HQ names any", zh: "本单位成员列表；总部可查看任一经销商" },
  method: "GET",
  path: "/users",
  who: ["manager", "sales", "admin"],
  query: Paging.extend({ tenant: Tenant.optional() }),
  ok: { status: 200, body: pageOf(User) },
  refusals: [],
  example: { query: { tenant: "dst_0001" }, reply: { items: [exampleUser] } },
});

export const getUser = contract({
  name: "get-user",
  summary: { en: "A member", zh: "成员详情" },
  method: "GET",
  path: "/users/{userId}",
  who: ["manager", "sales", "admin"],
  params: byId,
  ok: { status: 200, body: User },
  refusals: [],
  example: { params: exampleParams, reply: exampleUser },
});

export const changeUser = contract({
  name: "change-user",
  summary: { en: "Change a member's name or role", zh: "修改成员姓名或角色" },
  method: "PUT",
  path: "/users/{userId}",
  who: whoManages,
  params: byId,
  body: z.strictObject({ name: Name, role: z.enum(roles), expectedVersion: Version }),
  ok: { status: 200, body: User },
  refusals: ["user/role-does-not-fit", "user/yourself", "user/last-admin"],
  example: {
    params: exampleParams,
    body: { name: "陈伟", role: "manager", expectedVersion: 1 },
    reply: { ...exampleUser, role: "manager", version: 2 },
  },
});

const accessBody = z.strictObject({ expectedVersion: Version });
export const disableUser = contract({
  name: "disable-user",
  summary: {
    en: "Take a member's access away: within 30 seconds, on every device",
    zh: "停用成员，30 秒内全部设备失效",
  },
  method: "POST",
  path: "/users/{userId}/disable",
  who: whoManages,
  params: byId,
  body: accessBody,
  ok: { status: 200, body: User },
  refusals: ["user/yourself", "user/last-admin", "user/not-possible-now"],
  example: {
    params: exampleParams,
    body: { expectedVersion: 1 },
    reply: { ...exampleUser, status: "disabled", version: 2 },
  },
});

export const enableUser = contract({
  name: "enable-user",
  summary: { en: "Give a disabled member its access back", zh: "恢复成员的访问权限" },
  method: "POST",
  path: "/users/{userId}/enable",
  who: whoManages,
  params: byId,
  body: accessBody,
  ok: { status: 200, body: User },
  refusals: ["user/yourself", "user/not-possible-now"],
  example: { params: exampleParams, body: { expectedVersion: 2 }, reply: { ...exampleUser, version: 3 } },
});

const Me = User.extend({ tenantName: z.string() });
export const getMe = contract({
  name: "get-me",
  summary: { en: "Who am I, and for whom", zh: "我的身份与所属组织" },
  method: "GET",
  path: "/me",
  who: roles,
  ok: { status: 200, body: Me },
  refusals: [],
  example: { reply: { ...exampleUser, tenantName: "广州天河贸易有限公司" } },
});

export const changeMyLocale = contract({
  name: "change-my-locale",
  summary: { en: "Choose the language of my pages and mails", zh: "选择界面与邮件语言" },
  method: "PUT",
  path: "/me/locale",
  who: roles,
  body: z.strictObject({ locale: Locale, expectedVersion: Version }),
  ok: { status: 200, body: User },
  refusals: [],
  example: { body: { locale: "en", expectedVersion: 1 }, reply: { ...exampleUser, locale: "en", version: 2 } },
});
