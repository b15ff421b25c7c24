import type { OrderLine } from "../../../../shared/contracts/order-model.ts";

/** Set aside, at all places together. */
export const reservedOf = ({ reserved }: Pick<OrderLine, "reserved">): number =>
  Object.values(reserved).reduce((a, b) => a + b, 0);
/** Still to be shipped. */
export const openOf = (line: Pick<OrderLine, "quantity" | "cancelled" | "shipped">): number =>
  line.quantity - line.cancelled - line.shipped;
