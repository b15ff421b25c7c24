import * as z from "zod";
import { PriceLevel } from "../shared/contracts/price-level.ts";
import { LocalDate, Name, PriceListId } from "../shared/contracts/primitives.ts";
import { event } from "./define.ts";

const detail = () =>
  z.object({
    id: PriceListId,
    name: Name,
    for: PriceLevel,
    from: LocalDate.optional(),
    to: LocalDate.optional(),
    status: z.enum(["draft", "published"]),
  });
/** What every event of a price list tells. */
export type PriceListFacts = z.infer<ReturnType<typeof detail>>;
const example: PriceListFacts = {
  id: "pl_grade-a" as PriceListFacts["id"],
  name: "A 级价格表",
  for: { level: "grade", grade: "A" },
  from: "2026-01-01",
  status: "published",
};

export const priceListCreated = event<PriceListFacts>({
  source: "huotong.pricing",
  type: "PriceListCreated",
  version: 1,
  detail,
  example: { ...example, status: "draft" },
});
/** From now on it prices orders. */
export const priceListPublished = event<PriceListFacts>({
  source: "huotong.pricing",
  type: "PriceListPublished",
  version: 1,
  detail,
  example,
});
export const priceListWithdrawn = event<PriceListFacts>({
  source: "huotong.pricing",
  type: "PriceListWithdrawn",
  version: 1,
  detail,
  example: { ...example, status: "draft" },
});
export const priceListChanged = event<PriceListFacts>({
  source: "huotong.pricing",
  type: "PriceListChanged",
  version: 1,
  detail,
  example,
});
export const pricesChanged = event({
  source: "huotong.pricing",
  type: "PricesChanged",
  version: 1,
  detail: () => detail().extend({ set: z.int(), removed: z.int() }),
  example: { ...example, set: 120, removed: 3 },
});
