import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { yearsOf } from "../../../functions/demand/demand.table.ts";
import type { Fact } from "../../../functions/demand/demand.ts";
import { circumstancesReader } from "../../../functions/forecasts/circumstances-reader.ts";
import { forecastSku } from "../../../functions/forecasts/forecast-sku.ts";
import { demandReader } from "../../../functions/demand/index.ts";
import { startDynamoDb } from "../../../local/engine.ts";
import { tableDefinition } from "../../../local/table-definition.ts";
import { train } from "../../../shared/forecasting/index.ts";
import type { Item } from "../../../shared/table.ts";
import { rounded } from "../load.ts";
import { meter } from "../meter.ts";
import type { Row } from "../result.ts";
import { fill } from "../stage.ts";

const regions = ["华东", "华南", "华北", "华中", "西南", "西北", "东北", "港澳"];
const years = 4;
const until = "2026-01-15";
const skusInPortion = 20;
const workers = 2;

/** Demand as products have it: a level, a wave of the year, noise; one seller a region, HQ's own. The same each time. */
const factsOf = (sku: string, n: number): Fact[] =>
  regions.flatMap((region, r) =>
    Array.from({ length: years * 12 }, (_, t): Fact => {
      const noise = Math.sin(n * 12.9898 + r * 78.233 + t * 37.719) * 43_758.5453;
      const level = 20 + ((n * 7 + r * 13) % 300);
      const units =
        level * (1 + 0.3 * Math.sin((2 * Math.PI * (t + r)) / 12)) * (0.8 + 0.4 * (noise - Math.floor(noise)));
      const date = `${2022 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}-10`;
      return { sku, seller: "HQ", region, date, measure: "sold", units: Math.round(units) };
    }),
  );
function* demandItems(skus: readonly string[]): Generator<Item> {
  for (const [n, sku] of skus.entries())
    for (const { key, set, add } of yearsOf(factsOf(sku, n)))
      if (set.type === "demand-year") yield { ...key, ...set, ...add } as unknown as Item;
}

/** All SKUs' monthly forecasts: 8 regions each, by two workers beside the engine. */
export const forecasts = async ({ quick }: { quick: boolean }): Promise<Row[]> => {
  const part = "forecasts";
  const skus = Array.from({ length: quick ? 400 : 12_500 }, (_, i) => `SKU-${String(i).padStart(5, "0")}`);
  const engine = await startDynamoDb();
  const folder = mkdtempSync(join(tmpdir(), "forecasts-"));
  try {
    const more = { TABLE_NAME: "forecasts", AWS_REGION: "eu-central-1", AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };
    Object.assign(process.env, more, { AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint });
    await new DynamoDBClient({}).send(new CreateTableCommand(tableDefinition("forecasts")));
    await fill(demandItems(skus));
    const rows: Row[] = [];
    for (const tier of ["fast", "standard"] as const) {
      const model = join(folder, `${tier}.json`);
      writeFileSync(model, JSON.stringify(await modelOf(tier, skus)));
      const now = `2026-01-15T0${tier === "fast" ? 1 : 2}:00:00.000Z`;
      const started = performance.now();
      const { series, rssMb, cpuMs } = await spread(skus, { model, until, now });
      const seconds = (performance.now() - started) / 1_000;
      const per100k = (seconds * 100_000) / (skus.length * regions.length) / 60;
      rows.push(
        { part, what: `${tier}: ${skus.length * regions.length} SKU × region series, ${series} in all`, figure: rounded(seconds, 1), unit: "s", note: `${rounded((seconds * 1_000) / series, 2)} ms a series; the workers themselves computed ${rounded(cpuMs / series, 2)} ms` },
        { part, what: `${tier}: 100,000 SKU × region series`, figure: rounded(per100k, 1), unit: "min", bar: { atMost: tier === "fast" ? 4 : 15 } },
        { part, what: `${tier}: memory of a worker`, figure: rssMb, unit: "MB", bar: { atMost: 512 } },
      );
    }
    return [...rows, ...(await units(part, join(folder, "fast.json")))];
  } finally {
    rmSync(folder, { recursive: true });
    await engine.stop();
  }
}; // prettier-ignore

const modelOf = async (tier: "fast" | "standard", skus: readonly string[]) => {
  const demand = demandReader(until);
  const learnt = await Promise.all(skus.slice(0, 40).map((sku) => demand.ofSku(sku, "M")));
  const series = learnt.flat().map((one, i) => ({ id: String(i), freq: "M" as const, start: "2022-01-01", y: one.demand }));
  return train(series, { freq: "M", h: 13, tier });
}; // prettier-ignore

/** Portions to whoever is free. */
const spread = async (
  skus: readonly string[],
  about: object,
): Promise<{ series: number; rssMb: number; cpuMs: number }> => {
  let [next, series, rssMb] = [0, 0, 0];
  const cpu = new Map<unknown, number>();
  const work = (): Promise<void> =>
    new Promise((done, fail) => {
      const child = fork(join(import.meta.dirname, "../forecast-worker.ts"), {
        execArgv: ["--disable-warning=ExperimentalWarning"],
      });
      child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`a worker ended with ${code}`))));
      child.on("message", (reply: { series: number; rssMb: number; cpuMs: number }) => {
        cpu.set(child, reply.cpuMs);
        series += reply.series;
        rssMb = Math.max(rssMb, reply.rssMb);
        const portion = skus.slice(next, next + skusInPortion);
        next += skusInPortion;
        child.send({ ...about, ...(portion.length > 0 && { skus: portion }) });
      });
    });
  await Promise.all(Array.from({ length: workers }, work));
  return { series, rssMb, cpuMs: [...cpu.values()].reduce((sum, ms) => sum + ms, 0) };
};

/** Write units of one SKU's series against what its items cost. */
const units = async (part: string, file: string): Promise<Row[]> => {
  const model = JSON.parse(readFileSync(file, "utf8"));
  const counted = meter();
  counted.start();
  const about = { demand: demandReader(until), circumstances: circumstancesReader(until), model, now: "2026-01-15T03:00:00.000Z" };
  const { result, used } = await counted.invocation(() => forecastSku("SKU-00007", "M", about));
  const written = used.writes / result.series.length;
  return [
    { part, what: "write units a series", figure: rounded(written), unit: "units", note: `floor ${rounded(used.floor.writes / result.series.length)}` },
    { part, what: "write units, ratio", figure: rounded(used.writes / used.floor.writes), unit: "×", bar: { atMost: 1.3 }, hard: true },
  ];
}; // prettier-ignore
