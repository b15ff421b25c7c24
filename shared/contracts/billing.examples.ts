/** The examples of the billing contracts; parsed by a test. */
export const invoiceSummary = {
  id: "inv_4f6g8h",
  number: "IN261123-4F6G8H",
  orderId: "ord_7k2m9q",
  orderNumber: "SO261123-7K2M9Q",
  shipmentId: "shp_4f6g8h",
  distributorId: "dst_hz01",
  distributorName: "杭州恒盛商贸有限公司",
  entityId: "ent_hengsheng",
  currency: "CNY",
  totalFen: 36_000,
  taxFen: 4_142,
  balanceFen: 0,
  state: "paid",
  issuedOn: "2026-11-23",
  dueOn: "2026-12-23",
  version: 2,
};
export const invoice = {
  ...invoiceSummary,
  lines: [{ lineNo: 1, sku: "WATER-550", quantity: 240, unitFen: 150, amountFen: 36_000, taxFen: 4_142 }],
  payments: [{ receiptId: "rct_9x8y7z", amountFen: 36_000, at: "2026-12-01T02:00:00.000Z" }],
};
export const payment = {
  id: "rct_9x8y7z",
  entityId: "ent_hengsheng",
  currency: "CNY",
  amountFen: 50_000,
  receivedOn: "2026-11-23",
  reference: "ICBC-20261123-00017",
  unallocatedFen: 14_000,
  version: 1,
  allocated: [{ invoiceId: "inv_4f6g8h", amountFen: 36_000, balanceFen: 0 }],
  moreToAllocate: false,
};
export const statement = {
  entityId: "ent_hengsheng",
  currency: "CNY",
  from: "2026-11-01",
  to: "2026-11-30",
  openingFen: 120_000,
  closingFen: 106_000,
  rows: [
    {
      date: "2026-11-23",
      kind: "invoice",
      document: "inv_4f6g8h",
      number: "IN261123-4F6G8H",
      amountFen: 36_000,
      balanceFen: 156_000,
    },
    {
      date: "2026-11-23",
      kind: "payment",
      document: "rct_9x8y7z",
      number: "ICBC-20261123-00017",
      amountFen: -50_000,
      balanceFen: 106_000,
    },
  ],
};
export const ageing = {
  entityId: "ent_hengsheng",
  currency: "CNY",
  asOf: "2026-11-23",
  buckets: [
    { bucket: "notDue", amountFen: 80_000, count: 3 },
    { bucket: "days1to30", amountFen: 26_000, count: 1 },
    { bucket: "days31to60", amountFen: 0, count: 0 },
    { bucket: "days61to90", amountFen: 0, count: 0 },
    { bucket: "over90", amountFen: 0, count: 0 },
  ],
  totalFen: 106_000,
};
