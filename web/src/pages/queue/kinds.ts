import type { Role } from "../../../../shared/contracts/contract.ts";
import type { Stage } from "../../../../shared/contracts/order-model.ts";

const kinds = ["business", "POLICY", "finance", "CREDIT", "outbound", "picking", "STOCK"] as const;
export type Kind = (typeof kinds)[number];
const mine: Partial<Record<Role, readonly Kind[]>> = {
  sales: ["business", "POLICY"],
  finance: ["finance", "CREDIT"],
  warehouse: ["outbound", "picking", "STOCK"],
  admin: kinds,
};
/** What an order can wait for, by the role that it waits for. */
export const kindsOf = (role: Role): readonly Kind[] => mine[role] ?? [];

/** Where orders stand that wait for it. */
export const stagesOf: Record<Kind, readonly Stage[]> = {
  business: ["to-review"],
  POLICY: ["to-review"],
  finance: ["to-finance"],
  CREDIT: ["to-finance"],
  outbound: ["to-ship"],
  picking: ["to-ship", "part-shipped"],
  STOCK: ["to-ship", "part-shipped"],
};
