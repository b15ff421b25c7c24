import * as z from "zod";
import { event } from "./define.ts";

/** Sales of past days came in from a distributor's books: units by day, of each SKU. No stock moved. */
export const salesImported = event({
  source: "huotong.demand",
  type: "SalesImported",
  version: 1,
  detail: () =>
    z.object({
      distributorId: z.string(),
      /** Where they count: its region when they came in. */
      region: z.string(),
      sales: z.array(z.object({ sku: z.string(), units: z.record(z.string(), z.int()) })),
    }),
  example: {
    distributorId: "dst_hz01",
    region: "华东",
    sales: [{ sku: "WATER-550", units: { "2025-07-05": 240, "2025-07-12": 312 } }],
  },
});
