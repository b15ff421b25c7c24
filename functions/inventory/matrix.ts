import type { Sku } from "../../shared/contracts/primitives.ts";

/** The first `limit` SKUs of several lists that are each in order; `more` when any list goes on. A list that was cut ends the view of all behind its end. */
export const firstSkus = (
  lists: readonly { skus: readonly Sku[]; cut: boolean }[],
  limit: number,
): { skus: Sku[]; more: boolean } => {
  const ends = lists.filter(({ cut }) => cut).map(({ skus }) => skus.at(-1) ?? "");
  const horizon = ends.sort()[0];
  const all = [...new Set(lists.flatMap(({ skus }) => skus))].sort();
  const visible = horizon === undefined ? all : all.filter((sku) => sku <= horizon);
  return { skus: visible.slice(0, limit), more: horizon !== undefined || visible.length > limit };
};
