import type { Product } from "../../shared/contracts/catalog.ts";
import type { OrderLine, RequestedLine } from "../../shared/contracts/order-model.ts";
import { maxFen } from "../../shared/contracts/bounds.ts";
import { Refusal } from "../../shared/errors.ts";
import type { OrderFacts } from "./assess.ts";
import { breaksPack, isOnSale, nextPacks } from "./line-obstacle.ts";
import { lineMoney } from "./order.ts";

/** Throws what makes an order meaningless rather than short: unknown or unorderable products, broken packs, missing prices, a closed buyer. */
export const pricedLines = (requested: readonly RequestedLine[], facts: OrderFacts): OrderLine[] => {
  const { buyer, products, prices, policy, today } = facts;
  if (buyer.status !== "active")
    throw new Refusal("distributor/not-active", { name: buyer.name, status: buyer.status });
  const unknown = requested.filter(({ sku }) => !products.has(sku));
  if (unknown.length > 0) throw new Refusal("product/unknown", { skus: unknown.map(({ sku }) => sku) });
  const agreed = ({ sku, quantity }: RequestedLine) =>
    facts.agreed?.find((line) => line.sku === sku && line.quantity === quantity);
  const closed = requested.filter((line) => {
    return !agreed(line) && !isOnSale(products.get(line.sku)!, today);
  });
  if (closed.length > 0) throw new Refusal("product/not-orderable", { skus: closed.map(({ sku }) => sku) });
  const priceless = requested.filter((_, i) => prices[i] === undefined);
  if (priceless.length > 0) throw new Refusal("price/none", { skus: priceless.map(({ sku }) => sku), date: today });
  const lines = requested.map(({ sku, quantity }, i) => {
    const before = agreed({ sku, quantity });
    const product = products.get(sku)!;
    const price = prices[i]!;
    requireBounded(price.unitFen * quantity);
    if (!before) requireWholePacks(product, quantity, i + 1);
    const discount = before?.discount ?? 0;
    const taxRate = before?.taxRate ?? product.taxRate ?? policy.defaultTaxRate;
    return {
      lineNo: i + 1,
      sku,
      name: product.name,
      unit: product.unit,
      quantity,
      price,
      discount,
      taxRate,
      ...lineMoney(price, quantity, discount, taxRate),
      ...nothingYet(),
    };
  });
  requireBounded(lines.reduce((sum, { amountFen }) => sum + amountFen, 0));
  return lines;
};

const requireBounded = (amountFen: number): void => {
  if (amountFen > maxFen) throw new Refusal("order/too-valuable", { limitFen: maxFen });
};

export const nothingYet = () => ({
  reserved: {},
  shipped: 0,
  received: 0,
  damaged: 0,
  lost: 0,
  returned: 0,
  cancelled: 0,
});

const requireWholePacks = (product: Product, quantity: number, lineNo: number): void => {
  if (!breaksPack(product, quantity)) return;
  const { sku, pack } = product;
  throw new Refusal("product/whole-packs-only", {
    lineNo,
    sku,
    packSize: pack!.size,
    ...nextPacks(pack!.size, quantity),
  });
};
