import { getTransfer } from "../../shared/contracts/transfers.ts";
import { http } from "../../shared/http.ts";
import { historyOf, readTransfer } from "./transfers.table.ts";

export const handler = http(getTransfer, async ({ params: { transferId } }) => {
  const [transfer, history] = await Promise.all([readTransfer(transferId), historyOf(transferId)]);
  return { ...transfer, history };
});
