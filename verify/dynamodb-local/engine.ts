import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../local/free-ports.ts";

/** AWS's own emulator; npm carries its jar inside this package. */
const name = "amplify-dynamodb-simulator";
const version = "2.9.30";
const integrity = "sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==";

/** Its folder, fetched once for all checkouts of this machine; nothing of it enters the repository. */
const fetched = (): string => {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "huotong");
  const folder = join(cache, `${name}-${version}`);
  if (existsSync(folder)) return folder;
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  try {
    execFileSync("npm", ["pack", "--silent", "--pack-destination", half, `${name}@${version}`], {
      stdio: ["ignore", "ignore", "inherit"],
      cwd: half,
    });
    const archive = join(half, `${name}-${version}.tgz`);
    const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (found !== integrity) throw new Error(`${name}@${version} is not what was pinned: ${found}`);
    execFileSync("tar", ["-xzf", archive, "-C", half]);
    rmSync(archive);
    renameSync(half, folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw error;
  }
  return folder;
};

/** DynamoDB Local, in memory, on a free port. Needs Java 17. */
export const startDynamoDbLocal = async (): Promise<{ endpoint: string; version: string; stop(): Promise<void> }> => {
  const home = join(fetched(), "package/emulator");
  const port = await freePort();
  const args = ["-Xmx768m", "-Djava.library.path=DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar", "-inMemory"];
  const child = spawn("java", [...args, "-disableTelemetry", "-port", String(port)], { cwd: home, stdio: "pipe" });
  let said = "";
  let failed: Error | undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => (said = (said + text.toString()).slice(-4_000)));
  child.on("error", (error) => (failed = error));
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (failed) throw new Error(`java cannot be run (${failed.message}): DynamoDB Local needs Java 17 on the PATH`);
    if (child.exitCode !== null || tries === 600) throw new Error(`DynamoDB Local did not start\n${said}`);
    const answers = await fetch(endpoint, { signal: AbortSignal.timeout(1_000) }).then(
      () => true,
      () => false,
    );
    if (answers) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    endpoint,
    version: /Version:\s*(\S+)/.exec(said)?.[1] ?? "unknown",
    stop: async () => {
      child.kill();
      await ended;
    },
  };
};
