import { texts } from "../../app/texts.ts";

export const carriers = texts({
  en: { title: "Carriers", create: "New carrier", empty: "There is no carrier yet.", trackingUrl: "Tracking page", trackingHint: "https address; {number} is replaced by the tracking number.", retired: "Retired", active: "Active", isRetired: "Retired: not offered for new shipments", since: "Secret since", rotate: "New secret", rotateAsks: "{{name}} gets a new webhook secret. The old one is good for another 24 hours.", secretTitle: "The webhook secret of {{name}}", secretOnce: "It is shown only now. Copy it and hand it to the carrier; if it is lost, make a new one.", copied: "I have copied it", created: "Carrier added" },
  "zh-CN": { title: "承运商", create: "新增承运商", empty: "还没有承运商。", trackingUrl: "物流查询网址", trackingHint: "https 网址，{number} 会替换为运单号。", retired: "已停用", active: "启用", isRetired: "停用：不再用于新发货", since: "密钥生成于", rotate: "更换密钥", rotateAsks: "将为 {{name}} 生成新的回调密钥，旧密钥 24 小时内仍有效。", secretTitle: "{{name}} 的回调密钥", secretOnce: "密钥只显示这一次。请复制后交给承运商；如遗失，请更换密钥。", copied: "已复制保存", created: "已新增" },
}); // prettier-ignore
