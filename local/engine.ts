import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, dirname } from "node:path";
import { clock } from "../shared/clock.ts";
import { freePort } from "./free-ports.ts";
import { Mishap } from "./mishap.ts";

export interface Engine {
  endpoint: string;
  stop(): Promise<void>;
}

/** The packaged engine of this platform, or one on the PATH. */
const binary = (): string | undefined => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const packaged = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), "dynoxide");
    if (existsSync(packaged)) return packaged;
  } catch {
    // not shipped for this platform, or optional packages were left out
  }
  return spawnSync("dynoxide", ["--version"], { stdio: "ignore" }).status === 0 ? "dynoxide" : undefined;
};

/** The engine ends with its parent, however that ends: the closing of the pipe tells it. */
const followed = `exec 3<&0; "$0" "$@" </dev/null & engine=$!; { cat <&3 >/dev/null; kill $engine 2>/dev/null; } & wait $engine`;

/**
 * DynamoDB on this machine: the engine that DYNAMODB_ENDPOINT names, else the packaged one, else `dynoxide` on the PATH.
 * @param dbPath where it keeps its data; absent: in memory.
 */
export const startDynamoDb = async (dbPath?: string): Promise<Engine> => {
  const given = process.env.DYNAMODB_ENDPOINT;
  if (given) {
    await answering(
      given,
      undefined,
      `Nothing answers at DYNAMODB_ENDPOINT (${given}). Start that engine first, or unset the variable.`,
    );
    return { endpoint: given, stop: async () => {} };
  }
  const program = binary();
  if (!program)
    throw new Mishap(
      `There is no embedded DynamoDB engine for ${process.platform}-${process.arch} here.`,
      "Start any DynamoDB-compatible engine (DynamoDB Local, for example) and set DYNAMODB_ENDPOINT=http://127.0.0.1:8000, or put dynoxide on the PATH.",
    );
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const where = dbPath ? ["--db-path", dbPath] : [];
  const child = spawn("/bin/sh", ["-c", followed, program, "serve", "--port", String(port), ...where], {
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said = (said + text.toString()).slice(-2_000)));
  const end = (): void => void child.stdin.destroy();
  child.once("exit", end);
  try {
    await answering(endpoint, child, "The database engine did not start.");
  } catch (error) {
    end();
    throw new Mishap(
      `The database engine could not open ${dbPath ?? "its memory"}${said.trim() ? `: ${said.trim()}` : "."}`,
      "If the data folder is damaged, begin anew with: npm start -- --reset",
      error,
    );
  }
  return {
    endpoint,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await new Promise<void>((done) => {
        child.once("exit", () => done());
        end();
      });
    },
  };
};

const answering = async (endpoint: string, child: ChildProcess | undefined, otherwise: string): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child && (child.exitCode !== null || child.signalCode !== null)) break;
    try {
      await fetch(endpoint, { signal: AbortSignal.timeout(1_000) });
      return;
    } catch {
      await clock.sleep(25);
    }
  }
  throw new Mishap(otherwise, "Run npm start again; if it persists: npm start -- --reset");
};
