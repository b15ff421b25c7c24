import { commit } from "../../../shared/commit.ts";
import { findProducts, productCreation } from "../../catalog/index.ts";
import { agrees, inChunksOf, isNew, isSame, type Taker, wrong } from "../take.ts";

export const products: Taker<"products"> = {
  chunk: inChunksOf(25),
  take: async (records, run) => {
    const found = await findProducts(records.map(({ sku }) => sku));
    const fresh = records.filter(({ sku }) => !found.has(sku));
    if (!run.dryRun) await commit(fresh.flatMap((product) => productCreation({ ...product, version: 1 }, run)));
    return records.map((record) => {
      const known = found.get(record.sku);
      if (!known) return isNew;
      return agrees(record, known) ? isSame : wrong("sku", record.sku, "conflict");
    });
  },
};
