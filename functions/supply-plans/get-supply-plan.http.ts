import { getSupplyPlan } from "../../shared/contracts/supply-plans.ts";
import { http } from "../../shared/http.ts";
import { findProducts } from "../catalog/index.ts";
import { namedLines } from "./named-lines.ts";
import { decidedLinesOf, readLines, readPlan } from "./supply-plans.table.ts";

const mostDecided = 50;

/** A SKU without a plan has none: the page says what to do. */
export const handler = http(getSupplyPlan, async ({ params: { sku } }) => {
  const [plan, decided, products] = await Promise.all([readPlan(sku), decidedLinesOf(sku, mostDecided), findProducts([sku])]); // prettier-ignore
  const open = plan ? await readLines(Object.values(plan.open)) : [];
  const product = products.get(sku);
  return { sku, ...(product && { product }), ...(plan && { plan }), open: await namedLines(open), decided: await namedLines(decided) }; // prettier-ignore
});
