import { nodeName } from "../../shared/contracts/demand.ts";
import { getDistributorForecast } from "../../shared/contracts/forecasts.ts";
import { localDate } from "../../shared/dates.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { policyNow } from "../company/index.ts";
import { demandReader, noDemand } from "../demand/index.ts";
import { findDistributor } from "../distributors/index.ts";
import { seenOf } from "./seen.ts";
import { readDistributorSum, readSums } from "./sums.table.ts";

/** Its demand lies in the regions that it has been in: those of the last run, and the one it is in now. */
export const handler = http(getDistributorForecast, async ({ params: { distributorId }, query: { freq }, caller, now }) => {
  const distributor = maySee(caller, distributorId) && (await findDistributor(distributorId));
  if (!distributor) throw notFound();
  const until = localDate(now, (await policyNow()).timeZone);
  const [sums, forecast] = await Promise.all([readSums(freq), readDistributorSum(freq, distributorId)]);
  const regions = new Set([distributor.region, ...sums.flatMap(({ region }) => region ?? [])]);
  const nodes = await demandReader(until).ofRegions([...regions], freq, distributorId);
  const name = nodeName({ kind: "distributor", distributorId });
  const history = nodes.find(({ node }) => nodeName(node) === name) ?? noDemand({ freq, until });
  return { distributorId, ...seenOf(history, freq), ...(forecast && { forecast }) };
}); // prettier-ignore
