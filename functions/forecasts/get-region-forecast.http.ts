import { getRegionForecast } from "../../shared/contracts/forecasts.ts";
import { periodOf } from "../../shared/contracts/periods.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { demandReader } from "../demand/index.ts";
import { seenOf } from "./seen.ts";
import { sumHistory } from "./sum-history.ts";
import { readSums } from "./sums.table.ts";

export const handler = http(getRegionForecast, async ({ query: { freq, region }, now }) => {
  const today = localDate(now, (await policyNow()).timeZone);
  const sums = await readSums(freq);
  const regions = sums.flatMap((sum) => (sum.region ? [sum.region] : []));
  const demand = demandReader(today);
  const histories = await Promise.all((region ? [region] : regions).map((one) => demand.ofRegion(one, freq)));
  const running = periodOf(today, freq);
  const whole = {
    ...sumHistory(histories, running),
    running: { period: running, demand: histories.reduce((sum, one) => sum + one.running.demand, 0), ordered: 0, sold: 0 },
  };
  const forecast = sums.find((sum) => sum.region === region);
  return { ...(region && { region }), regions, ...seenOf(whole, freq), ...(forecast && { forecast }) };
}); // prettier-ignore
