import { texts } from "../../app/texts.ts";

export const distributors = texts({
  en: {
    title: "Distributors", create: "New distributor", edit: "Edit", empty: "There is no distributor yet.", emptyFound: "No distributor fits these filters.", clear: "Clear filters",
    region: "Region", grade: "Grade", channel: "Channel", anyRegion: "Region (whole name)", "status.active": "Active", "status.suspended": "Suspended", "status.closed": "Closed",
    basics: "Basics", legalName: "Registered name", legalNameHint: "As on the business licence", taxNumber: "Tax number", entity: "Shares the credit account of", entityHint: "Leave empty for an account of its own", ownEntity: "An account of its own", territory: "Territory", territoryHint: "Regions; Enter after each", parent: "Belongs to",
    selling: "Selling", terms: "Payment terms", prepaid: "Payment in advance", credit: "On credit", days: "Days until payment is due", termsDays: "{{count}} days after the invoice", suppliedFrom: "Supplied from", suppliedHint: "The preferred warehouse first", ownPlace: "Its stock lies in", codeRule: "Letters, digits and hyphens, at most 30",
    contacts: "Contacts", contactTitle: "Position", phone: "Phone", email: "E-mail", noContacts: "No contact yet", addContact: "Add a contact",
    addresses: "Addresses", addressHint: "Goods go to the first unless an order says otherwise.", label: "Label", country: "Country", home: "China", province: "Province", city: "City", street: "Street", postalCode: "Postal code", receiver: "Receiver", noAddresses: "No address yet", addAddress: "Add an address",
    qualifications: "Qualifications", qualificationHint: "New orders are held when one has expired.", kind: "Document", number: "Number", expiresOn: "Valid until", noQualifications: "No document yet", addQualification: "Add a document", expired: "Expired {{date}}", expires: "Expires {{date}}", validUntil: "Valid until {{date}}", unlimited: "Without expiry",
    open: "Open file", noFile: "There is no file yet.", upload: "Upload file", uploading: "Uploading…", uploaded: "The file is there.", tooBig: "At most 2 MB.", wrongType: "PDF, PNG or JPEG.", uploadFailed: "The file did not arrive. Check your network and try again.",
    suspend: "Suspend", suspendAsks: "{{name}} cannot order until it is reactivated. Orders under way go on.", reactivate: "Reactivate", reactivateAsks: "{{name}} can order again.", close: "Close", closeAsks: "The cooperation with {{name}} ends for good. Its record stays.",
    orders: "Orders", forecast: "Forecast", toCredit: "Credit", invoices: "Invoices", statement: "Statement", users: "Users", audit: "History of changes",
  },
  "zh-CN": {
    title: "经销商", create: "新建经销商", edit: "修改", empty: "还没有经销商。", emptyFound: "没有符合条件的经销商。", clear: "清除筛选",
    region: "大区", grade: "等级", channel: "渠道", anyRegion: "大区（完整名称）", "status.active": "合作中", "status.suspended": "已暂停", "status.closed": "已终止",
    basics: "基本资料", legalName: "营业执照名称", legalNameHint: "与营业执照一致", taxNumber: "税号", entity: "共用信用账户", entityHint: "留空则使用独立账户", ownEntity: "独立账户", territory: "销售区域", territoryHint: "输入大区后按回车", parent: "上级",
    selling: "销售条件", terms: "付款条件", prepaid: "预付款", credit: "账期", days: "账期天数", termsDays: "开票后 {{count}} 天", suppliedFrom: "供货仓库", suppliedHint: "优先仓库在前", ownPlace: "自有仓库", codeRule: "仅限字母、数字和连字符，最多 30 位",
    contacts: "联系人", contactTitle: "职务", phone: "电话", email: "邮箱", noContacts: "还没有联系人", addContact: "添加联系人",
    addresses: "收货地址", addressHint: "订单未指定时，发往第一个地址。", label: "标签", country: "国家", home: "中国", province: "省份", city: "城市", street: "详细地址", postalCode: "邮编", receiver: "收货人", noAddresses: "还没有地址", addAddress: "添加地址",
    qualifications: "资质文件", qualificationHint: "任一资质过期后，新订单将被暂停。", kind: "文件类型", number: "编号", expiresOn: "有效期至", noQualifications: "还没有资质文件", addQualification: "添加资质", expired: "已于 {{date}} 过期", expires: "{{date}} 到期", validUntil: "有效期至 {{date}}", unlimited: "长期有效",
    open: "查看文件", noFile: "还没有上传文件。", upload: "上传文件", uploading: "正在上传…", uploaded: "文件已上传。", tooBig: "文件不能超过 2 MB。", wrongType: "仅支持 PDF、PNG 或 JPEG。", uploadFailed: "文件未上传成功，请检查网络后重试。",
    suspend: "暂停合作", suspendAsks: "恢复之前，{{name}} 不能下单。已有订单继续执行。", reactivate: "恢复合作", reactivateAsks: "{{name}} 可以重新下单。", close: "终止合作", closeAsks: "与 {{name}} 的合作将永久终止，资料保留。",
    orders: "订单", forecast: "预测", toCredit: "信用额度", invoices: "发票", statement: "对账单", users: "成员", audit: "变更记录",
  },
}); // prettier-ignore
