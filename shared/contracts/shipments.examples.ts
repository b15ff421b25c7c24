export const head = {
  id: "shp_4f6g8h",
  orderId: "ord_7k2m9q",
  orderNumber: "SO261123-7K2M9Q",
  distributorId: "dst_hz01",
  distributorName: "杭州恒盛商贸有限公司",
  locationId: "loc_hz",
  state: "picking",
  units: 240,
  pickingSince: "2026-11-23T06:00:00.000Z",
};
export const line = { lineNo: 1, sku: "WATER-550", picked: 240, shipped: 0, received: 0, damaged: 0, lost: 0 };
export const shippedHead = {
  ...head,
  state: "shipped",
  toLocationId: "loc_dsthz01",
  carrierId: "car_sf",
  carrierName: "顺丰速运",
  trackingNumber: "SF1234567890",
  expectedOn: "2026-11-25",
  shippedAt: "2026-11-23T08:00:00.000Z",
};
export const outcome = { ...head, lines: [line], orderVersion: 5 };
export const shippedOutcome = { ...shippedHead, lines: [{ ...line, shipped: 240 }], orderVersion: 6 };
