import { refusals } from "./define.ts";

export const catalogRefusals = refusals({
  "product/exists": {
    kind: "conflict",
    title: { en: "There is a product with this SKU", zh: "该 SKU 的商品已存在" },
    help: { en: "Change the product {sku}, or choose another SKU.", zh: "请修改商品 {sku}，或改用其他 SKU。" },
  },
  "product/unknown": {
    kind: "unprocessable",
    title: { en: "There is no such product", zh: "商品不存在" },
    help: { en: "Check these SKUs: {skus}.", zh: "请检查以下 SKU：{skus}。" },
  },
  "product/tracking-fixed": {
    kind: "conflict",
    title: { en: "How its stock is kept cannot change", zh: "库存管理方式不能更改" },
    help: {
      en: "{sku} keeps the tracking it was created with. For lots, create a new SKU and discontinue this one.",
      zh: "{sku} 的批次管理方式在新建时确定。如需更改，请新建 SKU 并停售原商品。",
    },
  },
  "product/discontinued": {
    kind: "unprocessable",
    title: { en: "The product is discontinued", zh: "商品已停产停售" },
    help: { en: "Choose another product instead of {skus}.", zh: "请用其他商品替代 {skus}。" },
  },
});
