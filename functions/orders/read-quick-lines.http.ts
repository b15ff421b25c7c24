import { readQuickLines } from "../../shared/contracts/quick-orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findProductsByCode } from "../catalog/index.ts";
import { buyerOf } from "./facts.ts";
import { nextPacks } from "./line-obstacle.ts";
import { lookUpLines } from "./look-up-lines.ts";
import { sumRows } from "./quick-lines.ts";
import { readRows } from "./quick-rows.ts";
import { explained } from "./quick-texts.ts";

const maxRows = 500;

export const handler = http(readQuickLines, async ({ body, caller, locale, now }) => {
  const distributorId = buyerOf(caller, body.distributorId);
  const read = readRows(body.text);
  const count = read.rows.length + read.errors.length;
  if (count > maxRows) throw new Refusal("order/too-many-rows", { rows: count, limit: maxRows });
  const products = await findProductsByCode(read.rows.map(({ code }) => code));
  const summed = sumRows(read.rows, (code) => products.get(code) ?? []);
  const lookedUp = await lookUpLines(distributorId, summed.lines, now);
  const refused = lookedUp.flatMap(({ obstacle: problem, product, sku, quantity }, i) => {
    const { row, text } = summed.lines[i]!.first;
    const size = product?.pack?.size ?? 1;
    return problem
      ? [{ row, text, problem, facts: { code: sku, packSize: size, above: nextPacks(size, quantity).above } }]
      : [];
  });
  const errors = [...read.errors, ...summed.errors, ...refused].sort((a, b) => a.row - b.row);
  return {
    lines: lookedUp.flatMap(({ sku, quantity, product, obstacle }) =>
      product && !obstacle ? [{ sku, quantity, name: product.name, unit: product.unit }] : [],
    ),
    errors: errors.map((error) => explained(error, locale)),
  };
});
