import { refusals } from "./define.ts";

export const userRefusals = refusals({
  "user/email-taken": {
    kind: "conflict",
    title: { en: "Somebody has this e-mail address already", zh: "该邮箱已被使用" },
    help: { en: "Use another address, or change the existing member.", zh: "请换一个邮箱，或修改已有成员。" },
  },
  "user/role-does-not-fit": {
    kind: "unprocessable",
    title: { en: "This role does not fit the organisation", zh: "角色与所属组织不符" },
    help: { en: "Choose one of {roles}.", zh: "请选择以下角色之一：{roles}。" },
  },
  "user/yourself": {
    kind: "forbidden",
    title: { en: "You cannot do this to yourself", zh: "不能对自己执行此操作" },
    help: { en: "Ask another administrator or manager.", zh: "请联系其他管理员处理。" },
  },
  "user/last-admin": {
    kind: "conflict",
    title: { en: "The last administrator stays", zh: "必须保留至少一名管理员" },
    help: { en: "Appoint another administrator first.", zh: "请先任命另一名管理员。" },
  },
  "user/not-possible-now": {
    kind: "conflict",
    title: { en: "The member's status does not allow this", zh: "成员当前状态不允许此操作" },
    help: { en: "The member is {status}.", zh: "该成员当前状态为 {status}。" },
  },
});
