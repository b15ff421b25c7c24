import { forecastChunk } from "./forecast-chunk.ts";

/** One worker of the forecast bench: portions by message, until there are none. */
process.on("message", async (message: { skus?: string[]; model: string; until: string; now: string }) => {
  if (!message.skus) return process.exit(0);
  const series = await forecastChunk({ ...message, skus: message.skus });
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send!({ series, rssMb: Math.round(maxRSS / 1_024), cpuMs: (userCPUTime + systemCPUTime) / 1_000 });
});
process.send!({ series: 0, rssMb: 0, cpuMs: 0 });
