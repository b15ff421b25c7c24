import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
/** A block of commands, and what the README promises that it prints. */
interface Step {
  commands: string;
  promised: string[];
}
const stepsOf = (file: string): Step[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(/```bash\n(.*?)```\n(?:\n```text\n(.*?)```\n)?/gs)].map(
    ([, commands, promised = ""]) => ({ commands: commands!, promised: promised.split("\n").filter(Boolean) }),
  );
const steps = stepsOf("README.md");

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer().once("error", () => done(false));
    probe.listen(port, () => probe.close(() => done(true)));
  });
/** The first of five ports in a row: what `--port` takes. */
const fiveFreePorts = async (): Promise<number> => {
  for (let port = 20_000 + (process.pid % 2_000) * 5; ; port += 5) {
    const free = await Promise.all([0, 1, 2, 3, 4].map((i) => isFree(port + i)));
    if (free.every(Boolean)) return port;
  }
};

const run = (program: string, args: string[], o: { env?: Record<string, string>; input?: string } = {}) => {
  const child = spawn(program, args, { cwd: root, env: { ...process.env, ...o.env } });
  let said = "";
  const heard: ((said: string) => void)[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => {
      said += text.toString();
      for (const hear of heard) hear(said);
    });
  child.stdin.end(o.input);
  const ended = new Promise<{ code: number | null; said: string }>((done) =>
    child.on("close", (code) => done({ code, said })),
  );
  const says = (text: string): Promise<void> =>
    new Promise((done, fail) => {
      heard.push((all) => all.includes(text) && done());
      child.once("close", () => fail(new Error(`it ended before it said ${text}:\n${said}`)));
    });
  return { child, ended, says };
};

const folder = mkdtempSync(join(tmpdir(), "huotong-tour-"));
let system: { child: ChildProcess; ended: Promise<unknown> };
let api: string;
beforeAll(async () => {
  const port = await fiveFreePorts();
  api = `http://localhost:${port}`;
  const started = run(process.execPath, ["local/start.ts", "--port", String(port), "--data", folder]);
  system = started;
  await started.says("Ctrl-C");
});
afterAll(async () => {
  system.child.kill("SIGINT");
  await system.ended;
  rmSync(folder, { recursive: true, force: true });
});

/** `…` in a promise stands for anything, and a line of `…` alone for any number of lines. */
const patternOf = (promised: readonly string[]): RegExp => {
  const lines = promised.map((line) =>
    line === "…"
      ? "(?:.*\\n)*"
      : `${line
          .split("…")
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
          .join(".+")}\\n`,
  );
  return new RegExp(`^${lines.join("")}$`);
};

describe("the tour of the README", () => {
  it("has the same commands and promises in both languages", () => {
    expect(steps.slice(1).filter(({ promised }) => promised.length > 0).length).toBeGreaterThanOrEqual(9);
    expect(stepsOf("README.zh-CN.md")).toEqual(steps);
  });

  it("does, pasted into bash beside a fresh demo company, what it promises", async () => {
    const end = "— end of a step —";
    const input = steps.map(({ commands }) => `${commands}echo '${end}'\n`).join("");
    const { code, said } = await run("bash", [], { env: { API: api }, input }).ended;
    const printed = said.split(`${end}\n`);
    for (const [i, { promised }] of steps.entries()) expect(printed[i], `step ${i + 1}`).toMatch(patternOf(promised));
    expect(code).toBe(0);
  }, 600_000);
});
