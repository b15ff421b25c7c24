import type { Template } from "./letter.ts";
import { money } from "./words.ts";

export const invoiceIssued: Template<{
  number: string;
  orderNumber: string;
  orderId: string;
  totalFen: number;
  currency: string;
  dueOn: string;
}> = {
  "zh-CN": (i) => ({
    subject: `订单 ${i.orderNumber} 的账单 ${i.number}`,
    says: [`账单 ${i.number}（订单 ${i.orderNumber}）：${money(i.totalFen, "zh-CN", i.currency)}，到期日 ${i.dueOn}。`],
    todo: `请在 ${i.dueOn} 前付款，并在附言中注明账单号。`,
    path: `/orders/${i.orderId}`,
  }),
  en: (i) => ({
    subject: `Invoice ${i.number} for order ${i.orderNumber}`,
    says: [
      `Invoice ${i.number} for order ${i.orderNumber}: ${money(i.totalFen, "en", i.currency)}, due on ${i.dueOn}.`,
    ],
    todo: `Please pay by ${i.dueOn} and name the invoice with your payment.`,
    path: `/orders/${i.orderId}`,
  }),
};
export const paymentReceived: Template<{
  reference: string;
  receivedOn: string;
  currency: string;
  amountFen: number;
  unallocatedFen: number;
}> = {
  "zh-CN": (p) => ({
    subject: `已收到付款 ${money(p.amountFen, "zh-CN", p.currency)}`,
    says: [
      `${p.receivedOn} 收到付款 ${money(p.amountFen, "zh-CN", p.currency)}（流水号 ${p.reference}）。`,
      p.unallocatedFen > 0
        ? `其中 ${money(p.unallocatedFen, "zh-CN", p.currency)} 尚未核销，作为预付款增加可用额度。`
        : "已全部核销到账单。",
    ],
    todo: "无需操作；如有出入请联系总部财务。",
    path: "/credit",
  }),
  en: (p) => ({
    subject: `Your payment of ${money(p.amountFen, "en", p.currency)} has arrived`,
    says: [
      `Received on ${p.receivedOn}: ${money(p.amountFen, "en", p.currency)} (reference ${p.reference}).`,
      p.unallocatedFen > 0
        ? `Of it ${money(p.unallocatedFen, "en", p.currency)} is not set against an invoice yet; it counts as a prepayment.`
        : "All of it is set against invoices.",
    ],
    todo: "There is nothing to do; if the figures differ from yours, talk to HQ finance.",
    path: "/credit",
  }),
};
