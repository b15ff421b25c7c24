import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Row } from "../../operate/fsck/check.ts";

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as { scripts: Record<string, string> }; // prettier-ignore
/** An operator's command, as npm runs it. */
const command =
  (name: string) =>
  async (...args: string[]): Promise<{ code: number; said: string }> => {
    const [node, ...script] = scripts[name]!.split(" ");
    if (node !== "node") throw new Error(`npm run ${name} is no script of Node`);
    const command = [...script, ...args];
    const options = { cwd: join(import.meta.dirname, "../.."), maxBuffer: 1 << 28 };
    return promisify(execFile)(process.execPath, command, options).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        said: error.stdout + error.stderr,
      }),
    );
  };
export const fsck = command("fsck");
export const demand = command("demand");
/** As AWS writes it: manifests, and data files of many lines. */
export const exportTo = (folder: string, items: readonly Row[]): string => {
  const data = join(folder, "AWSDynamoDB/01700000000000-abcdef01/data");
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, "../manifest-summary.json"), JSON.stringify({ itemCount: items.length }));
  const lines = items.map((Item) => JSON.stringify({ Item: marshall(Item) }));
  for (let i = 0; i * 5_000 < lines.length; i += 1)
    writeFileSync(join(data, `part${i}.json.gz`), gzipSync(lines.slice(i * 5_000, (i + 1) * 5_000).join("\n")));
  return folder;
};
