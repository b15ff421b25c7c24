import * as z from "zod";
import { event } from "./define.ts";
import { stockTouched } from "./orders.ts";

const source = "huotong.transfers";
const about = () =>
  z.object({
    transferId: z.string(),
    number: z.string(),
    fromId: z.string(),
    toId: z.string(),
    stock: stockTouched(),
  });
const aboutExample = {
  transferId: "trf_8k2m4q",
  number: "DB261129-8K2M4QZX",
  fromId: "loc_wh1",
  toId: "loc_sh1",
  stock: [
    { sku: "TEA-001", locationId: "loc_wh1" },
    { sku: "TEA-001", locationId: "loc_sh1" },
  ],
};
const line = () => z.object({ lineNo: z.int(), sku: z.string(), quantity: z.int() });
const lines = [{ lineNo: 1, sku: "TEA-001", quantity: 240 }];

/** Its goods are set aside where they come from, and announced where they go. */
export const transferPlanned = event({
  source,
  type: "TransferPlanned",
  version: 1,
  detail: () =>
    about().extend({ reason: z.string().optional(), supplyLineId: z.string().optional(), lines: z.array(line()) }),
  example: { ...aboutExample, reason: "春节前华东备货", lines },
});
export const transferCancelled = event({
  source,
  type: "TransferCancelled",
  version: 1,
  detail: () => about().extend({ reason: z.string() }),
  example: { ...aboutExample, reason: "计划有变" },
});
/** The goods left, and are in transit; `quantity`: what went. */
export const transferShipped = event({
  source,
  type: "TransferShipped",
  version: 1,
  detail: () =>
    about().extend({
      expectedOn: z.string().optional(),
      reference: z.string().optional(),
      lines: z.array(line()),
    }),
  example: { ...aboutExample, expectedOn: "2026-12-02", lines },
});
/** What arrived, what did not, in what state. */
export const transferReceived = event({
  source,
  type: "TransferReceived",
  version: 1,
  detail: () =>
    about().extend({
      /** Nothing of the transfer is under way any more. */
      complete: z.boolean(),
      reason: z.string().optional(),
      lines: z.array(
        z.object({ lineNo: z.int(), sku: z.string(), received: z.int(), damaged: z.int(), lost: z.int() }),
      ),
    }),
  example: {
    ...aboutExample,
    complete: true,
    reason: "途中短少",
    lines: [{ lineNo: 1, sku: "TEA-001", received: 238, damaged: 0, lost: 2 }],
  },
});
