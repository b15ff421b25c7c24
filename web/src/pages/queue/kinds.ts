import type { Role } from "../../../../shared/contracts/contract.ts";

const kinds = ["business", "POLICY", "finance", "CREDIT", "outbound", "picking", "STOCK"] as const;
const mine: Partial<Record<Role, readonly (typeof kinds)[number][]>> = {
  sales: ["business", "POLICY"],
  finance: ["finance", "CREDIT"],
  warehouse: ["outbound", "picking", "STOCK"],
  admin: kinds,
};
/** What an order can wait for, by the role that it waits for. */
export const kindsOf = (role: Role): readonly (typeof kinds)[number][] => mine[role] ?? [];
