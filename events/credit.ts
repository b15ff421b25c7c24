import * as z from "zod";
import { event } from "./define.ts";

const Limit = () =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("none") }),
    z.object({ kind: z.literal("limited"), limitFen: z.int() }),
  ]);

/** The limit in force became another: set by finance, or a temporary one began or ended. */
export const creditLimitChanged = event({
  source: "huotong.credit",
  type: "CreditLimitChanged",
  version: 1,
  detail: () =>
    z.object({
      entityId: z.string(),
      before: Limit(),
      after: Limit(),
      cause: z.enum(["permanent", "temporary", "date"]),
      reason: z.string().optional(),
    }),
  example: {
    entityId: "ent_huadong",
    before: { kind: "limited", limitFen: 50_000_00 },
    after: { kind: "limited", limitFen: 60_000_00 },
    cause: "temporary",
    reason: "春节备货",
  },
});

/** A hold that waited for its date has become part of the exposure, whether or not the limit covers it. */
export const creditHoldCounted = event({
  source: "huotong.credit",
  type: "CreditHoldCounted",
  version: 1,
  detail: () =>
    z.object({
      entityId: z.string(),
      document: z.string(),
      distributorId: z.string(),
      amountFen: z.int(),
      countsFrom: z.string(),
      /** By how much the exposure is above the limit with it; 0 where the limit covers it. */
      shortFen: z.int(),
    }),
  example: {
    entityId: "ent_huadong",
    document: "ord_1",
    distributorId: "dst_1",
    amountFen: 12_000_00,
    countsFrom: "2026-02-01",
    shortFen: 0,
  },
});
