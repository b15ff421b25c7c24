import { digest } from "../../shared/clock.ts";
import { createPriceList as route } from "../../shared/contracts/pricing.ts";
import { PriceListId } from "../../shared/contracts/primitives.ts";
import { http } from "../../shared/http.ts";
import { createPriceList } from "./index.ts";

export const handler = http(route, async ({ body, caller, now, once }) => {
  const id = PriceListId.parse(`pl_${digest(once.seed)}`);
  return createPriceList({ ...body, id }, { actor: caller.actor, now, marks: (list) => [once.done(list)] });
});
