import { getRegionDemand } from "../../shared/contracts/demand.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { demandOfRegion } from "./index.ts";

export const handler = http(getRegionDemand, async ({ params, query, now }) =>
  demandOfRegion(params.region, query.freq, localDate(now, (await policyNow()).timeZone)),
);
