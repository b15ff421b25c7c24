import { getTransfer } from "../../shared/contracts/transfers.ts";
import { http } from "../../shared/http.ts";
import { findProducts } from "../catalog/index.ts";
import { historyOf, readTransfer } from "./transfers.table.ts";

export const handler = http(getTransfer, async ({ params: { transferId } }) => {
  const [transfer, history] = await Promise.all([readTransfer(transferId), historyOf(transferId)]);
  const products = await findProducts(transfer.lines.map(({ sku }) => sku));
  return { ...transfer, lines: transfer.lines.map((line) => ({ ...line, product: products.get(line.sku) })), history };
});
