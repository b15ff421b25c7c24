import type { RequestedLine } from "../../shared/contracts/order-model.ts";
import type { SavedList } from "../../shared/contracts/saved-lists.ts";
import { notFound, Refusal, stale } from "../../shared/errors.ts";
import { type Caller, maySee } from "../../shared/membership.ts";
import { findProducts } from "../catalog/index.ts";
import { readSavedList } from "./saved-lists.table.ts";

/** The list, where the caller may see it; in the version that he saw, where he names one. */
export const findSavedList = async (caller: Caller, id: string, expectedVersion?: number): Promise<SavedList> => {
  const list = await readSavedList(id);
  if (!list || !maySee(caller, list.distributorId)) throw notFound();
  if (expectedVersion !== undefined && list.version !== expectedVersion) throw stale();
  return list;
};

export const requireProducts = async (lines: readonly RequestedLine[]): Promise<void> => {
  const products = await findProducts(lines.map(({ sku }) => sku));
  const unknown = lines.filter(({ sku }) => !products.has(sku));
  if (unknown.length > 0) throw new Refusal("product/unknown", { skus: unknown.map(({ sku }) => sku) });
};
