import { acceptSupplyLine } from "../../shared/contracts/supply-plans.ts";
import { http } from "../../shared/http.ts";
import { decideLine } from "./decide-line.ts";

export const handler = http(acceptSupplyLine, ({ params: { lineId }, body, caller, now, once }) =>
  decideLine(lineId, { outcome: "accepted", ...body }, { caller, now, once }),
);
