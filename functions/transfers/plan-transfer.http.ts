import { planTransfer } from "../../shared/contracts/transfers.ts";
import { http } from "../../shared/http.ts";
import { requireProducts } from "../catalog/index.ts";
import { postStock } from "../inventory/index.ts";
import { transferPlan } from "./plan.ts";

export const handler = http(planTransfer, async ({ body, caller, now, once }) => {
  await requireProducts(body.lines.map(({ sku }) => sku));
  const { transfer, posting } = await transferPlan(body, { seed: once.seed, caller, now });
  await postStock({ ...posting, marks: [once.done(transfer)] });
  return transfer;
});
