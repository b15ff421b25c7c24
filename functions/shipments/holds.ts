import type { OrderHead } from "../../shared/contracts/order-model.ts";
import { Refusal } from "../../shared/errors.ts";

/** A credit or policy hold keeps goods in the warehouse. A stock hold does not: what is there can go. */
export const refuseHeld = ({ holds }: Pick<OrderHead, "holds">): void => {
  const hold = holds.find(({ kind }) => kind !== "STOCK");
  if (hold) throw new Refusal("order/held", { kind: hold.kind, roles: hold.releasedBy });
};
