import { texts } from "../app/texts.ts";

export const buyer = texts({
  en: { for: "Ordering for", choose: "Choose a distributor, store or customer", first: "Choose for whom you order. It stays chosen until you change it." },
  "zh-CN": { for: "代下单客户", choose: "选择经销商、门店或直销客户", first: "请先选择为谁下单，选择会一直保留。" },
}); // prettier-ignore
