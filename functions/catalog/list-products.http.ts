import { listProducts } from "../../shared/contracts/catalog.ts";
import { http } from "../../shared/http.ts";
import { pageOfProducts } from "./catalog.table.ts";
import { matches } from "./product.ts";

export const handler = http(listProducts, async ({ query: { q, ...page } }) =>
  pageOfProducts({ ...page, matches: q === undefined ? undefined : matches(q) }),
);
