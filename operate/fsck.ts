/**
 * `npm run -s fsck -- --table NAME [--endpoint URL] | --export FOLDER [--at-rest] [--repair [--to FOLDER]]` judges every item of a table, or of an export of
 * it, by the rules that hold after every commit. Exit code: 0 sound, 1 violations, 2 nothing was judged.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { check } from "./fsck/check.ts";
import { repairTo } from "./fsck/repair-to.ts";
import { readAll } from "./fsck/read.ts";
import { report } from "./fsck/report.ts";
import { itemsOfExport, itemsOfTable } from "./fsck/sources.ts";

const usage = "npm run -s fsck -- --table NAME [--endpoint URL] | --export FOLDER [--at-rest] [--repair [--to FOLDER]]";
const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

const run = async (): Promise<number> => {
  const options = { table: text, endpoint: text, export: text, to: text, "at-rest": flag, repair: flag };
  const { values: o } = parseArgs({ options });
  if ((o.table === undefined) === (o.export === undefined)) throw new Error("name a table or an export");
  if (o.repair && o.export !== undefined && o.to === undefined) throw new Error("--repair of an export needs --to");
  const [table, folder] = [o.table ?? "", resolve(o.export ?? ".")];
  const started = performance.now();
  const reading = await readAll(o.table === undefined ? itemsOfExport(folder) : itemsOfTable(table, o.endpoint));
  if (reading.items === 0) throw new Error("there is not one item");
  const judge = () => [...reading.found, ...check(reading.rows, { atRest: o["at-rest"], itemsToo: false })];
  const code = report(reading, judge(), performance.now() - started);
  if (!o.repair || code === 0) return code;
  const to = resolve(o.to ?? ".");
  reading.rows = await repairTo(
    { to, ...(o.table ? { table, endpoint: o.endpoint } : { from: folder }) },
    reading.rows,
  );
  return report(reading, judge(), performance.now() - started);
};

process.exitCode = await run().catch((error: Error) => {
  console.error(`\n  ${error.message}\n  ${usage}\n`);
  return 2;
});
