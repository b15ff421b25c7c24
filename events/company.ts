import * as z from "zod";
import { event } from "./define.ts";

export const policyChanged = event({
  source: "huotong.company",
  type: "PolicyChanged",
  version: 1,
  detail: () => z.object({ reason: z.string() }),
  example: { reason: "财务要求小额订单免审" },
});
