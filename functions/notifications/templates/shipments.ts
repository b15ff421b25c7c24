import type { Template } from "./letter.ts";

interface ShipmentFacts {
  orderId: string;
  number: string;
  distributorName: string;
}
const path = ({ orderId }: ShipmentFacts): string => `/orders/${orderId}`;

export const shipped: Template<
  ShipmentFacts & {
    carrierName: string;
    trackingNumber: string;
    expectedOn?: string | undefined;
    lines: readonly { quantity: number }[];
  }
> = {
  "zh-CN": (s) => ({
    subject: `订单 ${s.number} 已发货`,
    says: [
      `订单 ${s.number} 的 ${s.lines.length} 行商品已发出。`,
      `承运商：${s.carrierName}；运单号：${s.trackingNumber}；预计到货：${s.expectedOn ?? "待承运商确认"}。`,
    ],
    todo: "到货后请清点并签收，如有破损或短少请一并登记。",
    path: path(s),
  }),
  en: (s) => ({
    subject: `Order ${s.number} is on its way`,
    says: [
      `Shipped of order ${s.number}: ${s.lines.length} lines.`,
      `Carrier: ${s.carrierName}; tracking number: ${s.trackingNumber}; expected: ${s.expectedOn ?? "not known yet"}.`,
    ],
    todo: "When it arrives, please count it and confirm the receipt; say what is damaged or missing.",
    path: path(s),
  }),
};
type ScanFacts = ShipmentFacts & { scannedAt: string; place?: string | undefined; text?: string | undefined };
const where = (s: ScanFacts): string => [s.place, s.text].filter(Boolean).join("，");
export const inTrouble: Template<ScanFacts> = {
  "zh-CN": (s) => ({
    subject: `订单 ${s.number} 运输异常`,
    says: [`承运商报告异常：${where(s) || "未说明"}。`],
    todo: "无需操作；如影响到货，请联系总部销售。",
    path: path(s),
  }),
  en: (s) => ({
    subject: `Trouble with the delivery of order ${s.number}`,
    says: [`The carrier reports: ${where(s) || "no details"}.`],
    todo: "There is nothing to do now; if you need the goods urgently, talk to HQ sales.",
    path: path(s),
  }),
};
export const delivered: Template<ScanFacts> = {
  "zh-CN": (s) => ({
    subject: `订单 ${s.number} 的货物已送达，请签收`,
    says: [`承运商称货物已送达${s.place ? `：${s.place}` : ""}。`],
    todo: "请清点并签收，如有破损或短少请一并登记。",
    path: path(s),
  }),
  en: (s) => ({
    subject: `Goods of order ${s.number} were delivered: please confirm`,
    says: [`The carrier says that they were delivered${s.place ? `: ${s.place}` : ""}.`],
    todo: "Please count them and confirm the receipt; say what is damaged or missing.",
    path: path(s),
  }),
};

type Arrived = ShipmentFacts & { lines: readonly { received: number; damaged: number; lost: number }[] };
const sums = ({ lines }: Arrived) => ({
  received: lines.reduce((n, l) => n + l.received, 0),
  damaged: lines.reduce((n, l) => n + l.damaged, 0),
  lost: lines.reduce((n, l) => n + l.lost, 0),
});
export const amiss = (s: Arrived): boolean => sums(s).damaged + sums(s).lost > 0;
export const receivedReport: Template<Arrived> = {
  "zh-CN": (s) => {
    const { received, damaged, lost } = sums(s);
    return {
      subject: amiss(s) ? `订单 ${s.number} 签收有破损或短少` : `订单 ${s.number} 已签收`,
      says: [`${s.distributorName} 签收：完好 ${received}，破损 ${damaged}，丢失 ${lost}。`],
      todo: amiss(s) ? "请联系客户和承运商处理破损、短少。" : "无需操作。",
      path: path(s),
    };
  },
  en: (s) => {
    const { received, damaged, lost } = sums(s);
    return {
      subject: amiss(s) ? `Order ${s.number} arrived damaged or short` : `Order ${s.number} was received`,
      says: [`${s.distributorName} confirmed: ${received} in good state, ${damaged} damaged, ${lost} lost.`],
      todo: amiss(s) ? "Please settle the damage or loss with the buyer and the carrier." : "There is nothing to do.",
      path: path(s),
    };
  },
};
