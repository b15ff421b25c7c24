import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { freePort } from "../../local/free-ports.ts";
import { pythonOf, root } from "../tools.ts";

const account = "111111111111";
const region = "eu-central-1";

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}
export interface Emulator {
  /** What every AWS client, CDK too, needs to find it and nothing else. */
  env: Record<string, string>;
  port: number;
  /** Asks one of its gateways, which it tells apart by the host's name: CloudFront's, the user pool's. */
  ask(url: string, o?: { method?: string; headers?: Record<string, string>; body?: string }): Promise<Answer>;
  /** The account's buckets. */
  files: S3Client;
  /** Everything there is in the account, kind by kind. */
  inventory(): Record<string, string[]>;
  log(): string;
  stop(): Promise<void>;
}

const nap = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** MiniStack on loopback, with nothing in it; functions run on this Node. */
export const startEmulator = async (): Promise<Emulator> => {
  const bin = pythonOf("deploy");
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "huotong-verify-"));
  const env = {
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    CDK_DEFAULT_ACCOUNT: account,
    CDK_DEFAULT_REGION: region,
  };
  const output = openSync(join(folder, "log"), "w");
  const child = spawn(join(bin, "ministack"), {
    env: {
      PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
      HOME: folder,
      TMPDIR: folder,
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      // Whoever asks without credentials, as callers of an API do, is taken to this account and region.
      MINISTACK_ACCOUNT_ID: account,
      MINISTACK_REGION: region,
      IOT_MTLS_ENABLED: "0",
    },
    stdio: ["ignore", output, output],
    detached: true, // a group of its own, so that its functions' processes end with it
  });
  const ended = new Promise((done) => child.once("exit", done));
  const log = () => readFileSync(join(folder, "log"), "utf8");

  const ask: Emulator["ask"] = (url, { method = "GET", headers = {}, body } = {}) =>
    new Promise((done, fail) => {
      const { host, pathname, search } = new URL(url);
      const sent = { host, "x-forwarded-proto": "https", ...headers };
      const to = { host: "127.0.0.1", port, path: pathname + search, method, headers: sent, agent: false };
      const call = request(to, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => {
          const replied = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
          done({ status: response.statusCode!, headers: Object.fromEntries(replied), text });
        });
      });
      call.once("error", fail).end(body);
    });
  for (let i = 0; ; i += 1) {
    const up = await ask(`http://127.0.0.1:${port}/_ministack/health`).catch(() => undefined);
    if (up?.status === 200) break;
    if (i > 120 || child.exitCode !== null) throw new Error(`the emulator does not start:\n${log()}`);
    await nap(250);
  }
  const inventory = () =>
    JSON.parse(
      execFileSync(join(bin, "python"), [join(import.meta.dirname, "inventory.py")], {
        env: { ...process.env, ...env },
        encoding: "utf8",
        maxBuffer: 1 << 26,
      }),
    ) as Record<string, string[]>;
  const stop = async (): Promise<void> => {
    process.kill(-child.pid!, "SIGTERM");
    await Promise.race([ended, nap(10_000).then(() => process.kill(-child.pid!, "SIGKILL"))]);
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const files = new S3Client({ endpoint: env.AWS_ENDPOINT_URL, region, credentials: { accessKeyId: account, secretAccessKey: "test" }, forcePathStyle: true }); // prettier-ignore
  return { env, port, ask, files, inventory, log, stop };
};
