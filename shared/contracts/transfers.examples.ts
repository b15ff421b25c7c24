export const line = { lineNo: 1, sku: "TEA-001", quantity: 240, shipped: 0, received: 0, damaged: 0, lost: 0 };
export const head = {
  id: "trf_8k2m4q",
  number: "DB261129-8K2M4QZX",
  state: "planned",
  fromId: "loc_wh1",
  fromName: "武汉一号仓",
  toId: "loc_sh1",
  toName: "上海一号仓",
  reason: "春节前华东备货",
  units: 240,
  lineCount: 1,
  plannedBy: { id: "usr_1", name: "王销售" },
  plannedAt: "2026-11-29T02:00:00.000Z",
  version: 1,
};
export const transfer = { ...head, lines: [line] };
export const shippedTransfer = {
  ...transfer,
  state: "shipped",
  shippedAt: "2026-11-29T08:00:00.000Z",
  expectedOn: "2026-12-02",
  version: 2,
  lines: [{ ...line, shipped: 240 }],
};
export const receivedTransfer = {
  ...shippedTransfer,
  state: "received",
  receivedAt: "2026-12-02T03:00:00.000Z",
  version: 3,
  lines: [{ ...line, shipped: 240, received: 238, lost: 2 }],
};
