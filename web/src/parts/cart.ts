import type { Address } from "../../../shared/contracts/distributors.ts";
import type { Role } from "../../../shared/contracts/contract.ts";
import { useMe } from "../app/company.tsx";
import type { PickedProduct } from "./sku-picker.tsx";
import { useKept } from "./kept.ts";

export type CartLine = { quantity: number } & Pick<PickedProduct, "sku" | "name" | "unit"> & Partial<PickedProduct>;
/** An order in the making: kept on this device until it is submitted or emptied. */
export interface Basket {
  /** For whom HQ orders. */
  buyer?: { id: string; name: string } | undefined;
  lines: CartLine[];
  requestedOn?: string | undefined;
  /** Absent: where the distributor's goods always go. */
  deliverTo?: Address | undefined;
  reference?: string | undefined;
  note?: string | undefined;
  /** The draft that the server has of it, and the content that it was saved with. */
  order?: { id: string; number: string; version: number; saved: string } | undefined;
}
const nothing: Basket = { lines: [] };

/** Lines of the same product are one, at the place of the first. */
export const merged = (lines: readonly CartLine[], added: readonly CartLine[]): CartLine[] => {
  const all = new Map(lines.map((line) => [line.sku, line]));
  for (const line of added) {
    const before = all.get(line.sku);
    all.set(line.sku, { ...before, ...line, quantity: line.quantity + (before?.quantity ?? 0) });
  }
  return [...all.values()];
};

/** The line takes the place of the one with its product; with quantity 0 it is gone. */
export const putInto = (lines: readonly CartLine[], line: CartLine): CartLine[] => {
  const next = lines.some(({ sku }) => sku === line.sku) ? lines.map((one) => (one.sku === line.sku ? { ...one, ...line } : one)) : [...lines, line]; // prettier-ignore
  return next.filter(({ quantity }) => quantity > 0);
};

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
