import { getRegionForecast } from "../../shared/contracts/forecasts.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { demandReader } from "../demand/index.ts";
import { seenOf } from "./seen.ts";
import { readSums } from "./sums.table.ts";

export const handler = http(getRegionForecast, async ({ query: { freq, region }, now }) => {
  const today = localDate(now, (await policyNow()).timeZone);
  const sums = await readSums(freq);
  const regions = sums.flatMap((sum) => (sum.region ? [sum.region] : []));
  const [whole] = await demandReader(today).ofRegions(region ? [region] : regions, freq);
  const forecast = sums.find((sum) => sum.region === region);
  return { ...(region && { region }), regions, ...seenOf(whole!, freq), ...(forecast && { forecast }) };
});
