import { texts } from "../../app/texts.ts";

export const account = texts({
  en: { title: "My account", email: "E-mail", role: "Role", organisation: "Organisation", look: "How it looks", language: "Language", languageHint: "Pages, mails and messages are in this language, on every device.", shadeHint: "Kept on this device.", change: "Name, role and access are changed by your manager or administrator." },
  "zh-CN": { title: "我的账号", email: "邮箱", role: "角色", organisation: "所属组织", look: "显示", language: "语言", languageHint: "页面、邮件和提示均使用该语言，所有设备生效。", shadeHint: "仅在此设备保存。", change: "姓名、角色和权限由负责人或管理员修改。" },
}); // prettier-ignore
