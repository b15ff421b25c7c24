import { forecastChunk } from "./forecast-chunk.ts";

interface Portion {
  skus?: string[];
  model: string;
  until: string;
  now: string;
}
/** One worker of the forecast bench: portions by message, until there are none. */
const work = async (message: Portion): Promise<void> => {
  if (!message.skus) return process.exit(0);
  const series = await forecastChunk({ ...message, skus: message.skus });
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send!({ series, rssMb: Math.round(maxRSS / 1_024), cpuMs: (userCPUTime + systemCPUTime) / 1_000 });
};
process.on("message", (message: Portion) => void work(message));
process.send!({ series: 0, rssMb: 0, cpuMs: 0 });
