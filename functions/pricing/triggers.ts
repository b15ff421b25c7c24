import {
  changePriceEntries,
  changePriceList,
  createPriceList,
  explainPrice,
  getPriceList,
  listPriceEntries,
  listPriceLists,
} from "../../shared/contracts/pricing.ts";
import { triggers } from "../../shared/triggers.ts";

export const pricing = triggers([
  {
    route: createPriceList,
    run: "pricing/create-price-list.http",
    may: ["read", "write"],
    ifBroken: "HQ cannot start price lists",
  },
  {
    route: changePriceList,
    run: "pricing/change-price-list.http",
    may: ["read", "write"],
    ifBroken: "HQ cannot publish or withdraw price lists",
  },
  {
    route: changePriceEntries,
    run: "pricing/change-price-entries.http",
    may: ["read", "write"],
    ifBroken: "HQ cannot change prices",
  },
  { route: listPriceLists, run: "pricing/list-price-lists.http", may: ["read"], ifBroken: "HQ cannot see price lists" },
  { route: getPriceList, run: "pricing/get-price-list.http", may: ["read"], ifBroken: "HQ cannot open a price list" },
  {
    route: listPriceEntries,
    run: "pricing/list-price-entries.http",
    may: ["read"],
    ifBroken: "HQ cannot see the prices of a list",
  },
  {
    route: explainPrice,
    run: "pricing/explain-price.http",
    may: ["read"],
    ifBroken: "nobody learns why a price is what it is",
  },
]);
