import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = realpathSync(mkdtempSync(join(tmpdir(), "lint-")));
/** What each file says, and the rule that must refuse it; none: it is fine. */
const probes: Record<string, [text: string, rule?: string]> = {
  "functions/a.ts": ["new Date();", "owns-no-clock"],
  "functions/b.ts": ["Date();", "owns-no-clock"],
  "functions/c.ts": ["Date.now();", "no-restricted-properties"],
  "functions/d.ts": ["Math.random();", "no-restricted-properties"],
  "events/e.ts": ["crypto.randomUUID();", "no-restricted-properties"],
  "shared/f.ts": ["setTimeout(String, 1);", "no-restricted-globals"],
  "functions/g.ts": ["setInterval(String, 1);", "no-restricted-globals"],
  "functions/h.ts": ['import { randomUUID } from "node:crypto"; randomUUID();', "no-restricted-imports"],
  "functions/i.ts": ["const later = async () => 1; later();", "no-floating-promises"],
  "functions/j.ts": ["export const a = (x: any) => x;", "no-explicit-any"],
  "test/k.ts": ["const later = async () => 1; void later();", "no-floating-promises"],
  "functions/m.ts": ['import { TransactWriteCommand as T } from "@aws-sdk/lib-dynamodb"; T;', "one-way-to-write"],
  "shared/n.ts": ['import { UpdateCommand } from "@aws-sdk/lib-dynamodb"; UpdateCommand;', "one-way-to-write"],
  "functions/o.ts": [
    'import { PutEventsCommand } from "@aws-sdk/client-eventbridge"; PutEventsCommand;',
    "one-way-to-write",
  ],
  "functions/p.ts": ['import * as all from "@aws-sdk/client-dynamodb"; all;', "one-way-to-write"],
  "shared/commit.ts": [
    'export { default as a } from "node:fs";\nimport { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";\nexport const b = TransactWriteCommand;',
  ],
  "functions/mm.ts": ['await fetch("https://a.example");', "no-restricted-globals"],
  "functions/nn.ts": ['import { get } from "node:https"; get("https://a.example");', "no-restricted-imports"],
  "functions/oo.ts": ['import { Logger } from "@aws-lambda-powertools/logger"; new Logger();', "no-restricted-imports"],
  "functions/pp.ts": [
    "export const a = (event: object) => logFault('it failed', new Error(), { key: event });",
    "logs-no-data",
  ],
  "functions/q.ts": [
    "export const a = (e: any) => logFault('it failed', e.error, { key: e.headers.authorization });",
    "logs-no-data",
  ],
  "shared/r.ts": ["export const a = (body: string) => logFault(`not read: ${body}`, new Error());", "logs-no-data"],
  "shared/s.ts": [
    "export const a = (event: { context: { id: string } }) => logFault('it failed', new Error(), { key: event.context.id });",
  ],
  "functions/l.ts": ['export const a = new Date("2026-01-01");'],
  "shared/clock.ts": ["export const a = [new Date(), Math.random()];"],
};
const found = new Map<string, string[]>();
let filesSeen = 0;

beforeAll(async () => {
  for (const file of [".oxlintrc.json", ".oxlint-house.mjs", "tsconfig.json"])
    cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [file, [text]] of Object.entries(probes)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text.startsWith("export") ? text : `${text}\nexport {};\n`);
  }
  const args = [
    join(root, "node_modules/.bin/oxlint"),
    "--type-aware",
    "--format=json",
    "functions",
    "shared",
    "events",
    "test",
  ];
  const run = promisify(execFile)(process.execPath, args, { cwd: folder });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  const report = JSON.parse(stdout) as { number_of_files: number; diagnostics: { filename: string; code: string }[] };
  filesSeen = report.number_of_files;
  for (const { filename, code } of report.diagnostics)
    found.set(filename, [...(found.get(filename) ?? []), code.replace(/^.*\(|\)$/g, "")]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the lint rules", () => {
  it("look at every file", () => expect(filesSeen).toBe(Object.keys(probes).length));

  it.each(Object.entries(probes))("judge %s: %j", (file, [, rule]) => {
    if (rule) expect(found.get(file)).toContain(rule);
    else expect(found.get(file) ?? []).toEqual([]);
  });
});
