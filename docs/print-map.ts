/** Prints docs/map.md and docs/runbook.md from the triggers (`npm run map`); `--check` fails where they are stale. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { domains } from "../functions/triggers.ts";
import { mapOf } from "./map.ts";
import { runbookOf } from "./runbook.ts";

const pages = { "map.md": mapOf(domains), "runbook.md": runbookOf(domains) };
const stale = Object.entries(pages).filter(([name, text]) => {
  const file = join(import.meta.dirname, name);
  return !existsSync(file) || readFileSync(file, "utf8") !== text;
});
const count = Object.values(domains).flat().length;
if (count === 0) throw new Error("no triggers: nothing to print");
if (process.argv.includes("--check")) {
  for (const [name] of stale) process.stderr.write(`docs/${name} is stale: npm run map\n`);
  if (stale.length > 0) process.exitCode = 1;
} else for (const [name, text] of stale) writeFileSync(join(import.meta.dirname, name), text);
process.stdout.write(`${count} triggers of ${Object.keys(domains).length} domains, ${stale.length} pages stale\n`);
