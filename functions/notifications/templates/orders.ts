import type { Template } from "./letter.ts";
import { type HoldFacts, money, whatPasses, whyHeld } from "./words.ts";

export interface OrderFacts {
  orderId: string;
  number: string;
  distributorName: string;
  totalFen: number;
  currency: string;
}
const path = ({ orderId }: OrderFacts): string => `/orders/${orderId}`;
const whose = (o: OrderFacts) => ({
  "zh-CN": `订单 ${o.number}，客户 ${o.distributorName}，金额 ${money(o.totalFen, "zh-CN", o.currency)}。`,
  en: `Order ${o.number} of ${o.distributorName}, ${money(o.totalFen, "en", o.currency)}.`,
});

const steps = {
  "to-review": { "zh-CN": "业务审核", en: "business review" },
  "to-finance": { "zh-CN": "财务审核", en: "finance review" },
  "to-ship": { "zh-CN": "出库审核", en: "outbound review" },
} as const;
export type WaitingStage = keyof typeof steps;
export const waitsForReview: Template<OrderFacts & { stage: WaitingStage }> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 待${steps[o.stage]["zh-CN"]}`,
    says: [whose(o)["zh-CN"]],
    todo: `请进行${steps[o.stage]["zh-CN"]}：通过或驳回。`,
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} waits for ${steps[o.stage].en}`,
    says: [whose(o).en],
    todo: `Please do the ${steps[o.stage].en}: approve or reject it.`,
    path: path(o),
  }),
};
export const readyToShip: Template<OrderFacts> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 可以出库`,
    says: [whose(o)["zh-CN"], "所有审核已通过。"],
    todo: "请生成拣货单并发货。",
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} can be shipped`,
    says: [whose(o).en, "All reviews have passed."],
    todo: "Please start picking and ship it.",
    path: path(o),
  }),
};

type Held = OrderFacts & { holds: readonly HoldFacts[] };
/** To the buyer: what would let it pass. */
export const held: Template<Held> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 已暂停`,
    says: [whose(o)["zh-CN"], ...o.holds.map((hold) => whyHeld(hold, "zh-CN", o.currency))],
    todo: o.holds.map((hold) => whatPasses(hold, "zh-CN", o.currency)).join("\n"),
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} is held`,
    says: [whose(o).en, ...o.holds.map((hold) => whyHeld(hold, "en", o.currency))],
    todo: o.holds.map((hold) => whatPasses(hold, "en", o.currency)).join("\n"),
    path: path(o),
  }),
};
/** To whoever may release it. */
export const holdToJudge: Template<Held> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 已暂停，待您处理`,
    says: [whose(o)["zh-CN"], ...o.holds.map((hold) => whyHeld(hold, "zh-CN", o.currency))],
    todo: "请核实后填写原因解除暂停，或驳回订单。",
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} is held and waits for you`,
    says: [whose(o).en, ...o.holds.map((hold) => whyHeld(hold, "en", o.currency))],
    todo: "Please look into it, then release the hold with a reason, or reject the order.",
    path: path(o),
  }),
};
export const holdReleased: Template<OrderFacts & { reason: string }> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 已解除暂停`,
    says: [whose(o)["zh-CN"], `原因：${o.reason}`],
    todo: "订单继续处理，无需操作。",
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} is released`,
    says: [whose(o).en, `Reason: ${o.reason}`],
    todo: "It goes on by itself; there is nothing to do.",
    path: path(o),
  }),
};
export const approved: Template<OrderFacts> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 已审核通过`,
    says: [whose(o)["zh-CN"], "仓库将安排发货。"],
    todo: "无需操作；发货后会通知您承运商和运单号。",
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} is approved`,
    says: [whose(o).en, "The warehouse will ship it."],
    todo: "There is nothing to do; you will be told the carrier and the tracking number.",
    path: path(o),
  }),
};
export const rejected: Template<OrderFacts & { reason: string }> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 已被驳回`,
    says: [whose(o)["zh-CN"], `原因：${o.reason}`, "已锁定的库存和额度已释放。"],
    todo: "如仍需要，请按原因调整后重新下单。",
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} is rejected`,
    says: [whose(o).en, `Reason: ${o.reason}`, "Its stock and credit are free again."],
    todo: "If you still need it, make a new order that takes the reason into account.",
    path: path(o),
  }),
};
export const cancelled: Template<OrderFacts & { reason: string }> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 已取消`,
    says: [whose(o)["zh-CN"], `原因：${o.reason}`, "已锁定的库存和额度已释放。"],
    todo: "如有疑问，请联系对方；需要时可重新下单。",
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} is cancelled`,
    says: [whose(o).en, `Reason: ${o.reason}`, "Its stock and credit are free again."],
    todo: "If this surprises you, ask the other side; a new order can be made at any time.",
    path: path(o),
  }),
};
export const shortClosed: Template<OrderFacts & { reason: string; lines: readonly { quantity: number }[] }> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 剩余部分不再发货`,
    says: [whose(o)["zh-CN"], `涉及 ${o.lines.length} 行。原因：${o.reason}`],
    todo: "未发部分不收款；仍需要的商品请重新下单。",
    path: path(o),
  }),
  en: (o) => ({
    subject: `The rest of order ${o.number} will not be delivered`,
    says: [whose(o).en, `Lines concerned: ${o.lines.length}. Reason: ${o.reason}`],
    todo: "What is not delivered is not charged; order anew what you still need.",
    path: path(o),
  }),
};
export const promised: Template<OrderFacts & { promisedOn: string }> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 承诺 ${o.promisedOn} 前送达`,
    says: [whose(o)["zh-CN"], `承诺到货日期：${o.promisedOn}。`],
    todo: "无需操作；逾期系统会自动提醒双方。",
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} is promised for ${o.promisedOn}`,
    says: [whose(o).en, `It is to arrive by ${o.promisedOn}.`],
    todo: "There is nothing to do; if the day passes, both sides are told.",
    path: path(o),
  }),
};
export const promiseMissed: Template<OrderFacts & { promisedOn: string; daysLate: number }> = {
  "zh-CN": (o) => ({
    subject: `订单 ${o.number} 未按期送达`,
    says: [whose(o)["zh-CN"], `承诺日期 ${o.promisedOn}，已逾期 ${o.daysLate} 天。总部已收到预警。`],
    todo: "如货已到，请签收；如未到，请联系总部销售。",
    path: path(o),
  }),
  en: (o) => ({
    subject: `Order ${o.number} is late`,
    says: [whose(o).en, `It was promised for ${o.promisedOn} and is ${o.daysLate} days late. HQ has been alerted.`],
    todo: "If the goods are there, please confirm the receipt; if not, talk to HQ sales.",
    path: path(o),
  }),
};
