import type { Role } from "../../../shared/contracts/contract.ts";
import { useMe } from "../app/company.tsx";
import { type Basket, type CartLine, merged, putInto } from "./basket.ts";
import { useKept } from "./kept.ts";

const nothing: Basket = { lines: [] };

/** The cart, or under a name of its own the draft that is being changed. */
export const useCart = (name = "cart", empty = nothing) => {
  const { value, keep, drop, restored, now } = useKept<Basket>(name, empty);
  return {
    basket: value,
    restored,
    now,
    change: (part: Partial<Basket>): void => keep({ ...now(), ...part }),
    add: (lines: readonly CartLine[]): void => keep({ ...now(), lines: merged(now().lines, lines) }),
    put: (line: CartLine): void => keep({ ...now(), lines: putInto(now().lines, line) }),
    /** Empties it; for whom HQ orders stays. */
    clear: (): void => (value.buyer && name === "cart" ? keep({ buyer: value.buyer, lines: [] }) : drop()),
  };
};
export type Cart = ReturnType<typeof useCart>;

/** Who may order: as the routes say, which would come with all their schemas here. */
export const mayOrder: readonly Role[] = ["buyer", "manager", "sales", "admin"];
export const useMayOrder = (): boolean => useMe().is(...mayOrder);
