import { texts } from "../../app/texts.ts";

export const users = texts({
  en: {
    title: "Users", invite: "Invite", inviteTitle: "Invite a user", inviteSend: "Send invitation", inviteHint: "The invitation goes to this address.", empty: "There is no user yet.", organisation: "Organisation", hq: "Headquarters", chooseOrganisation: "A distributor", ours: "Headquarters' users",
    email: "E-mail", role: "Role", language: "Language of pages and mails", "status.active": "Active", "status.disabled": "Disabled", distributorNeeded: "Choose the distributor",
    disable: "Disable", disableAsks: "{{name}} is signed out everywhere within 30 seconds and cannot sign in any more. What they did stays on record.", enable: "Enable", enableAsks: "{{name}} can sign in again with the role {{role}}.", yourself: "This is you. Name, role and access are changed by a colleague.", audit: "History of changes",
    "does.viewer": "Sees orders, stock and prices, and changes nothing.", "does.buyer": "Places and receives orders, reports stock.", "does.manager": "Everything a buyer does, and runs the account: users, statements.", "does.sales": "Looks after distributors, prices and the business review of orders.", "does.finance": "Credit, payments and the finance review of orders.", "does.warehouse": "Stock, shipping and the outbound review of orders.", "does.admin": "Company settings, users, products and carriers.",
  },
  "zh-CN": {
    title: "成员", invite: "邀请成员", inviteTitle: "邀请成员", inviteSend: "发送邀请", inviteHint: "邀请邮件将发送到该邮箱。", empty: "还没有成员。", organisation: "组织", hq: "总部", chooseOrganisation: "经销商", ours: "总部成员",
    email: "邮箱", role: "角色", language: "界面与邮件语言", "status.active": "正常", "status.disabled": "已停用", distributorNeeded: "请选择经销商",
    disable: "停用", disableAsks: "{{name}} 将在 30 秒内从所有设备退出，且不能再登录。已有记录保留。", enable: "恢复", enableAsks: "{{name}} 可以以“{{role}}”角色重新登录。", yourself: "这是您本人。姓名、角色和权限需由同事修改。", audit: "变更记录",
    "does.viewer": "查看订单、库存和价格，不能修改。", "does.buyer": "下单、签收、上报库存。", "does.manager": "除采购权限外，还可管理成员、查看对账单。", "does.sales": "管理经销商、价格，负责订单业务审核。", "does.finance": "管理额度、收款，负责订单财务审核。", "does.warehouse": "管理库存、发货，负责出库审核。", "does.admin": "管理公司设置、成员、商品与承运商。",
  },
}); // prettier-ignore
