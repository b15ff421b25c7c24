import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { exchangeCode, signInByScript } from "../../local/sign-in-by-script.ts";
import { demoPassword } from "../../local/companies/company.ts";
import type { Contract } from "../../shared/contracts/contract.ts";

/** `npm start` in a process of its own, on a folder and ports that stay the same from one life to the next. */
export interface Machine {
  api: string;
  /** The engine's address, as it printed it: another one in each life. */
  table: string;
  /** The end of what it printed. */
  said(): string;
  kill(): Promise<void>;
}
const root = join(import.meta.dirname, "../..");

export const startMachine = async (data: string, port: number): Promise<Machine> => {
  const args = ["--disable-warning=ExperimentalWarning", "local/start.ts", "--data", data, "--port", String(port)];
  const child: ChildProcess = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let said = "";
  await new Promise<void>((done, fail) => {
    const hear = (text: Buffer): void => {
      said += text.toString();
      if (said.includes("Ctrl-C")) done();
    };
    child.stdout!.on("data", hear);
    child.stderr!.on("data", hear);
    child.once("exit", (code) => fail(new Error(`it ended before it was ready: ${code}\n${said}`)));
  });
  const table = /Table\s+(http\S+)/.exec(said)![1]!;
  return {
    api: `http://localhost:${port}`,
    table,
    said: () => said.slice(-6_000),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
};

export const tokenOf = async (port: number, email: string): Promise<string> => {
  const where = { signIn: `http://localhost:${port + 1}`, redirect: `http://localhost:${port}/docs/oauth2-redirect.html` };
  const walk = await signInByScript(where, [{ email, password: demoPassword }]);
  return (await exchangeCode(where, walk)).body.access_token!;
}; // prettier-ignore

export interface Sent {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  key?: string;
}
export interface Answer {
  status: number;
  body: any; // eslint-disable-line typescript/no-explicit-any
}
/** Throws where the connection broke: nobody knows then whether it happened. */
export const send = async (api: string, token: string, { method, path, ...contract }: Contract, o: Sent): Promise<Answer> => {
  const where = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(o.params?.[name] ?? ""));
  const query = new URLSearchParams(o.query).toString();
  const response = await fetch(`${api}${where}${query && `?${query}`}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(o.body !== undefined && { "content-type": "application/json" }),
      ...(method === "POST" && !contract.asksOnly && { "idempotency-key": o.key ?? crypto.randomUUID() }),
    },
    ...(o.body !== undefined && { body: JSON.stringify(o.body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}; // prettier-ignore
