import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Row } from "../../operate/fsck/check.ts";

/** An operator's command, as it is typed. */
const command =
  (file: string) =>
  async (...args: string[]): Promise<{ code: number; said: string }> => {
    const command = ["--disable-warning=ExperimentalWarning", file, ...args];
    const options = { cwd: join(import.meta.dirname, "../.."), maxBuffer: 1 << 28 };
    return promisify(execFile)(process.execPath, command, options).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        said: error.stdout + error.stderr,
      }),
    );
  };
export const fsck = command("operate/fsck.ts");
export const demand = command("operate/demand.ts");
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
