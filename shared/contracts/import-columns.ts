import type { z } from "zod";
import type { ImportKind } from "./imports.ts";

/** The standard mapping's files and their columns in the order of a template; `*`: must be there. A test reads the mapping against it. */
export const importColumns: Record<z.infer<typeof ImportKind>, Record<string, string>> = {
  carriers: { "carriers.csv": "code* name*" },
  products: {
    "products.csv":
      "sku* nameZh nameEn category* unit* brand specification packName packSize wholePacksOnly barcode taxRate floorPrice tracking status orderableFrom",
  },
  distributors: {
    "distributors.csv":
      "code* name* region* suppliedFrom* legalName taxNumber channel grade territory creditDays creditLimit contact contactTitle phone email country province city street postalCode receiver",
  },
  prices: { "prices.csv": "list* listName* level* unitPrice off of sku category fromQuantity from to" },
  stock: { "stock.csv": "location* sku* onHand* incoming reorderPoint safetyStock" },
  "order-history": {
    "orders.csv": "number* distributor* orderedOn* requestedOn shippedOn carrier freight createdBy",
    "order-lines.csv": "number* sku* quantity* unitPrice* discount",
  },
  "sell-through": { "sell-through.csv": "distributor* sku* date* quantity*" },
};
