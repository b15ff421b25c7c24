import { buildSync } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allTriggers } from "../../../functions/triggers.ts";
import { bundleTo, httpEntry, root, singleEntry } from "../../../infra/bundle.ts";
import { isEvent, isRoute } from "../../../shared/triggers.ts";
import { median, rounded } from "../load.ts";
import type { Row } from "../result.ts";

/** What a handler is that reads one item: the same SDK, its client made at load. */
const bare = `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const handler = async ({ id }) => client.send(new GetCommand({ TableName: "t", Key: { id } }));`;
/** Ours make the client at its first use; it counts here as it does there. */
const withClient = `\nimport { database } from "./shared/table.ts";\ndatabase();\n`;
/** Processor time: loading waits for nothing else, and what else a machine does then leaves the ratio alone. */
const timed = `const before = process.cpuUsage(); require(process.argv[1]); const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1_000));`;
const initMs = (file: string): number =>
  Number(execFileSync(process.execPath, ["-e", timed, file], { env: { AWS_REGION: "eu-central-1", TABLE_NAME: "t" } }));

/** As anybody's first function is bundled: esbuild's defaults for Node, which are CDK's. Ours are bundled better, and the ratio to that is a row of its own. */
const bundledPlainly = (outfile: string): void => {
  const stdin = { contents: bare, resolveDir: root };
  buildSync({ stdin, outfile, bundle: true, platform: "node", target: "node24", format: "cjs", logLevel: "error" });
};

/** From nothing loaded to ready, of each function's bundle, in turn with the bare one's: as Lambda's INIT phase, on this machine. */
export const coldStart = async ({ quick }: { quick: boolean }): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), "huotong-bench-"));
  const bundled = (name: string, entry: string): string => {
    const file = join(folder, `${name.replaceAll("/", "-")}.cjs`);
    bundleTo(file, entry);
    return file;
  };
  const routes = Map.groupBy(allTriggers.filter(isRoute), ({ run }) => run.split("/")[0]!);
  const http = [...routes].map(([domain, of]) => {
    const entry = httpEntry(of.map(({ route, run }) => ({ routeKey: `${route.method} ${route.path}`, run })));
    return { name: `${domain}/http`, bar: 1.5, entry };
  });
  const subscribers = allTriggers.filter(isEvent).map(({ run }) => ({ name: run, bar: 1.3, entry: singleEntry(run) }));
  const [chosen, times] = quick ? [[http[0]!, subscribers[0]!], 3] : [[...http, ...subscribers], 9];
  const floor = join(folder, "floor.cjs");
  bundledPlainly(floor);
  const rows: Row[] = [];
  const part = "cold-start";
  const floors: number[] = [];
  const same = { name: "bare handler, bundled as ours", entry: bare };
  for (const { name, bar, entry } of [{ ...same, bar: undefined }, ...chosen]) {
    const file = bundled(name, name === same.name ? entry : entry + withClient);
    const [ours, theirs]: [number[], number[]] = [[], []];
    initMs(file);
    for (let i = 0; i < times; i += 1) {
      theirs.push(initMs(floor));
      ours.push(initMs(file));
    }
    floors.push(median(theirs));
    const size = `${rounded(statSync(file).size / 2 ** 20)} MiB, ${rounded(median(ours), 0)} ms`;
    rows.push({
      part,
      what: name,
      figure: rounded(median(ours) / median(theirs)),
      unit: "×",
      ...(bar && { bar: { atMost: bar } }),
      note: size,
    });
  }
  const size = `${rounded(statSync(floor).size / 2 ** 20)} MiB`;
  rows.unshift({
    part,
    what: "bare handler with the document client",
    figure: rounded(median(floors), 0),
    unit: "ms",
    note: size,
  });
  rmSync(folder, { recursive: true });
  return rows;
};
