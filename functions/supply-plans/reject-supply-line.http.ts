import { rejectSupplyLine } from "../../shared/contracts/supply-plans.ts";
import { http } from "../../shared/http.ts";
import { decideLine } from "./decide-line.ts";

export const handler = http(rejectSupplyLine, ({ params: { lineId }, body, caller, now, once }) =>
  decideLine(lineId, { outcome: "rejected", quantity: 0, ...body }, { caller, now, once }),
);
