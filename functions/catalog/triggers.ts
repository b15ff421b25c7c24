import {
  changeProduct,
  createProduct,
  discontinueProduct,
  getProduct,
  listCatalogue,
  listProducts,
} from "../../shared/contracts/catalog.ts";
import { triggers } from "../../shared/triggers.ts";

export const catalog = triggers([
  {
    route: createProduct,
    run: "catalog/create-product.http",
    may: ["read", "write"],
    ifBroken: "HQ cannot add products",
  },
  {
    route: changeProduct,
    run: "catalog/change-product.http",
    may: ["read", "write"],
    ifBroken: "HQ cannot change products",
  },
  {
    route: discontinueProduct,
    run: "catalog/discontinue-product.http",
    may: ["read", "write"],
    ifBroken: "products cannot be taken out of sale",
  },
  { route: getProduct, run: "catalog/get-product.http", may: ["read"], ifBroken: "HQ cannot open a product" },
  { route: listProducts, run: "catalog/list-products.http", may: ["read"], ifBroken: "HQ cannot find products" },
  {
    route: listCatalogue,
    run: "catalog/list-catalogue.http",
    may: ["read"],
    ifBroken: "distributors see no products, prices or availability",
  },
]);
