import type { Template } from "./letter.ts";

export interface TransferFacts {
  transferId: string;
  number: string;
  fromName: string;
  toName: string;
}
const path = ({ transferId }: TransferFacts): string => `/transfers/${transferId}`;
const units = (lines: readonly { quantity: number }[]): number => lines.reduce((n, { quantity }) => n + quantity, 0);

type Moved = TransferFacts & { lines: readonly { quantity: number }[] };
export const toSend: Template<Moved> = {
  "zh-CN": (t) => ({
    subject: `调拨单 ${t.number} 待发出`,
    says: [`${t.fromName} 调往 ${t.toName}：${t.lines.length} 行，共 ${units(t.lines)} 件，库存已锁定。`],
    todo: "请备货并登记发出；不足的行请如实填写数量。",
    path: path(t),
  }),
  en: (t) => ({
    subject: `Transfer ${t.number} is to be sent`,
    says: [`From ${t.fromName} to ${t.toName}: ${t.lines.length} lines, ${units(t.lines)} units, set aside.`],
    todo: "Please pick it and say that it left; where less goes, say how much.",
    path: path(t),
  }),
};
export const onItsWay: Template<Moved & { expectedOn?: string | undefined }> = {
  "zh-CN": (t) => ({
    subject: `调拨单 ${t.number} 已发出`,
    says: [`${t.fromName} 已向 ${t.toName} 发出 ${units(t.lines)} 件；预计到货：${t.expectedOn ?? "未填写"}。`],
    todo: "到货后请清点并登记收货，如有破损或短少请一并登记。",
    path: path(t),
  }),
  en: (t) => ({
    subject: `Transfer ${t.number} is on its way`,
    says: [`${units(t.lines)} units left ${t.fromName} for ${t.toName}; expected: ${t.expectedOn ?? "not said"}.`],
    todo: "When it arrives, please count it and record the receipt; say what is damaged or missing.",
    path: path(t),
  }),
};

type Arrived = TransferFacts & {
  reason?: string | undefined;
  lines: readonly { received: number; damaged: number; lost: number }[];
};
const sum = ({ lines }: Arrived, of: "received" | "damaged" | "lost"): number =>
  lines.reduce((n, line) => n + line[of], 0);
export const isAmiss = (t: Pick<Arrived, "lines">): boolean => t.lines.some(({ damaged, lost }) => damaged + lost > 0);
export const arrivedAmiss: Template<Arrived> = {
  "zh-CN": (t) => ({
    subject: `调拨单 ${t.number} 到货有破损或短少`,
    says: [
      `${t.toName} 收货：完好 ${sum(t, "received")}，破损 ${sum(t, "damaged")}，短少 ${sum(t, "lost")}。`,
      `原因：${t.reason ?? "未填写"}。`,
    ],
    todo: "差异已从库存中扣除；如仍需要货品，请新建调拨单。",
    path: path(t),
  }),
  en: (t) => ({
    subject: `Transfer ${t.number} arrived damaged or short`,
    says: [
      `At ${t.toName}: ${sum(t, "received")} in good state, ${sum(t, "damaged")} damaged, ${sum(t, "lost")} missing.`,
      `Reason: ${t.reason ?? "not said"}.`,
    ],
    todo: "The difference has left the books; where the goods are still needed, plan another transfer.",
    path: path(t),
  }),
};
