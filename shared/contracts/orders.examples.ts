const price = {
  unitFen: 150,
  currency: "CNY",
  taxIncluded: true,
  rule: { listId: "pl_base", listName: "标准价", level: "base", scope: "sku:WATER-550", fromQuantity: 1 },
  trace: [
    {
      listId: "pl_base",
      listName: "标准价",
      level: "base",
      scope: "sku:WATER-550",
      fromQuantity: 1,
      unitFen: 150,
      verdict: "won",
    },
  ],
  floored: false,
};
const line = {
  lineNo: 1,
  sku: "WATER-550",
  name: { zh: "天然矿泉水 550 ml", en: "Mineral water 550 ml" },
  unit: "瓶",
  quantity: 240,
  price,
  amountFen: 36_000,
  taxFen: 4_142,
};

export const summary = {
  id: "ord_7k2m9q",
  number: "SO261123-7K2M9Q",
  distributorId: "dst_hz01",
  distributorName: "杭州恒盛商贸有限公司",
  channel: "distributor",
  region: "华东",
  currency: "CNY",
  approval: "draft",
  fulfilment: "unfulfilled",
  settlement: "uninvoiced",
  stage: "draft",
  totalFen: 36_000,
  lineCount: 1,
  createdAt: "2026-11-23T02:00:00.000Z",
  holds: [],
  version: 1,
};

export const order = {
  ...summary,
  entityId: "ent_hengsheng",
  paymentTerms: { kind: "credit", days: 30 },
  reviews: { business: "waiting", finance: "waiting", outbound: "waiting" },
  taxFen: 4_142,
  freightFen: 0,
  invoicedFen: 0,
  paidFen: 0,
  creditHeldFen: 0,
  openPicks: 0,
  createdBy: { id: "usr_lin", name: "林晓" },
  contentVersion: 1,
  lines: [
    {
      ...line,
      discount: 0,
      taxRate: 1_300,
      reserved: {},
      shipped: 0,
      received: 0,
      damaged: 0,
      lost: 0,
      returned: 0,
      cancelled: 0,
    },
  ],
};

export const quote = {
  lines: [{ ...line, available: 4_800, incoming: 0, from: [{ locationId: "loc_hz", quantity: 240 }] }],
  totalFen: 36_000,
  taxFen: 4_142,
  currency: "CNY",
  creditAfterFen: 1_964_000,
  verdict: "passes",
  obstacles: [],
  remedies: [],
};

export const timelineRow = {
  version: 2,
  at: "2026-11-23T02:05:00.000Z",
  what: "OrderSubmitted",
  who: { id: "usr_lin", name: "林晓" },
  facts: { totalFen: 36_000 },
};
