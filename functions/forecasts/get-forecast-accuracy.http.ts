import { getForecastAccuracy } from "../../shared/contracts/forecast-accuracy.ts";
import { http } from "../../shared/http.ts";
import { latestCycles } from "./sums.table.ts";

const cyclesShown = 26;

export const handler = http(getForecastAccuracy, async ({ query: { freq } }) => {
  const cycles = await latestCycles(freq, cyclesShown);
  const last = cycles.at(-1);
  return {
    freq,
    ...(last && { origin: last.origin, total: last.accuracy }),
    regions: last?.regions ?? [],
    cycles: cycles.flatMap(({ origin, accuracy }) => (accuracy ? [{ origin, ...accuracy }] : [])),
    valueAdded: last?.valueAdded ?? { overrides: 0, overrideError: 0, machineError: 0 },
  };
});
