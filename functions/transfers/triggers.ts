import * as contracts from "../../shared/contracts/transfers.ts";
import { triggers } from "../../shared/triggers.ts";

const reads = ["read"] as const;
const both = ["read", "write"] as const;

export const transfers = triggers([
  {
    route: contracts.planTransfer,
    run: "transfers/plan-transfer.http",
    may: both,
    ifBroken: "goods cannot be moved to where they are short",
  },
  {
    route: contracts.shipTransfer,
    run: "transfers/ship-transfer.http",
    may: both,
    ifBroken: "transfers cannot leave: their goods stay set aside",
  },
  {
    route: contracts.receiveTransfer,
    run: "transfers/receive-transfer.http",
    may: both,
    ifBroken: "transfers that arrived stay in transit and cannot be sold",
  },
  {
    route: contracts.cancelTransfer,
    run: "transfers/cancel-transfer.http",
    may: both,
    ifBroken: "transfers that nobody wants any more keep stock from others",
  },
  {
    route: contracts.getTransfer,
    run: "transfers/get-transfer.http",
    may: reads,
    ifBroken: "nobody sees what a transfer holds and what became of it",
  },
  {
    route: contracts.listTransfers,
    run: "transfers/list-transfers.http",
    may: reads,
    ifBroken: "warehouses do not see what to send and what comes",
  },
]);
