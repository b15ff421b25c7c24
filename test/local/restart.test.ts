import { type ChildProcess, fork, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { freePorts } from "../../local/free-ports.ts";
import { startSystem } from "../../local/system.ts";
import { read } from "../../shared/table.ts";

const quiet = "--disable-warning=ExperimentalWarning";
const folders: string[] = [];
const children: ChildProcess[] = [];
const folder = (): string => {
  folders.push(mkdtempSync(join(tmpdir(), "huotong-")));
  return folders.at(-1)!;
};
const five = async (): Promise<number[]> => {
  const first = await freePorts(5);
  return [0, 1, 2, 3, 4].map((i) => first + i);
};
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe("a machine that was killed (kill -9) in the middle of its work", () => {
  it("has, when it starts again, everything it had acknowledged: state, unsent news, queues, mails, identities, keys", async () => {
    const directory = folder();
    const ports = await five();
    const child = fork(join(import.meta.dirname, "support/machine.ts"), [directory, ...ports.map(String)], {
      execPath: process.execPath,
      execArgv: [quiet],
    });
    children.push(child);
    const last = await new Promise<{ done: number; sub: string }>((done, fail) => {
      child.on("exit", (code) => fail(new Error(`it ended by itself: ${code}`)));
      child.on("message", (message: { done: number; sub: string }) => {
        if (message.done < 12) return;
        child.removeAllListeners("exit");
        child.kill("SIGKILL");
        done(message);
      });
    });
    const triggers = [{ every: "rate(1 day)", run: "outbox/sweep-unsent.job", may: [], ifBroken: "" } as const];
    const system = await startSystem({ triggers, ports, directory });
    try {
      for (let n = 1; n <= last.done; n += 1) {
        expect(await read({ pk: `THING#${n}`, sk: "THING" })).toMatchObject({ n });
        expect(await read({ pk: `THING#${n}`, sk: "EVENT#00000001" })).toHaveProperty("unsentShard");
      }
      expect(system.queues.waiting("outbox/sweep-unsent.job").ready).toBeGreaterThanOrEqual(last.done);
      const subjects = system.mailbox.all().map(({ subject }) => subject);
      for (let n = 1; n <= last.done; n += 1) expect(subjects).toContain(`Thing ${n}`);
      expect(system.identity.users.check("ann@example.com", "a password of hers")?.sub).toBe(last.sub);
      expect(system.identity.users.check("ann@example.com", "another password")).toBeUndefined();
    } finally {
      await system.stop();
    }
    const again = await startSystem({ triggers, ports, directory });
    expect(again.mailbox.all().length).toBeGreaterThanOrEqual(last.done);
    await again.stop();
  }, 60_000);
});

interface Ended {
  code: number | null;
  said: string;
}
const start = (...args: string[]): { ended: Promise<Ended>; ready: Promise<string>; child: ChildProcess } => {
  const child = spawn(process.execPath, [quiet, "local/start.ts", "--company", "none", ...args], {
    cwd: join(import.meta.dirname, "../.."),
  });
  children.push(child);
  let said = "";
  const ready = new Promise<string>((done, fail) => {
    child.once("exit", (code) => fail(new Error(`it ended before it was ready: ${code}\n${said}`)));
    const hear = (text: Buffer): void => {
      said += text.toString();
      if (said.includes("Ctrl-C")) done(said);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
  });
  ready.catch(() => undefined);
  return { child, ready, ended: new Promise((done) => child.on("exit", (code) => done({ code, said }))) };
};

describe("npm start", () => {
  it("says which port is taken, and what to do", async () => {
    const port = await freePorts(5);
    const taker = await new Promise<Server>((done) => {
      const server: Server = createServer().listen(port + 1, "127.0.0.1", () => done(server));
    });
    const { code, said } = await start("--data", folder(), "--port", String(port)).ended;
    taker.close();
    expect(code).toBe(1);
    expect(said).toContain(`Port ${port + 1} is taken (wanted for the sign-in).`);
    expect(said).toContain("--port 9000");
    expect(said).not.toContain("    at ");
  }, 30_000);

  it("runs once on a folder; ends cleanly when told to; runs again after that", async () => {
    const data = folder();
    const port = await freePorts(15);
    const first = start("--data", data, "--port", String(port));
    expect(await first.ready).toContain(`http://localhost:${port}/docs`);
    const second = await start("--data", data, "--port", String(port + 10)).ended;
    expect(second.said).toContain("Another Huotong runs on");
    expect(second.code).toBe(1);
    expect((await fetch(`http://localhost:${port}/health`)).status).toBe(200);
    first.child.kill("SIGINT");
    expect((await first.ended).code).toBe(0);
    const third = start("--data", data, "--port", String(port));
    await third.ready;
    third.child.kill("SIGTERM");
    expect((await third.ended).code).toBe(0);
  }, 60_000);

  for (const [what, path] of [
    ["the local store", "local.db"],
    ["the table", "table.db"],
    ["the queues", "queues/fauxqs.db"],
    ["the list of accounts", "loaded.json"],
  ] as const)
    it(`says that ${what} is damaged, and what to do`, async () => {
      const data = folder();
      mkdirSync(join(data, "none/queues"), { recursive: true });
      writeFileSync(join(data, "none/loaded.json"), `{"accounts":[]}`);
      writeFileSync(join(data, "none", path), "this is no database ".repeat(500));
      const { code, said } = await start("--data", data, "--port", String(await freePorts(5))).ended;
      expect(code).toBe(1);
      expect(said).toContain("npm start -- --reset");
      expect(said).not.toContain("    at ");
    }, 30_000);

  it("begins anew where an earlier loading was not completed, and names wrong options", async () => {
    const data = folder();
    mkdirSync(join(data, "none"));
    writeFileSync(join(data, "none/table.db"), "half");
    const { ready, child, ended } = start("--data", data, "--port", String(await freePorts(5)));
    await ready;
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    for (const wrong of [["--port", "x"], ["--company", "../x"], ["--what"]]) {
      const { code, said } = await start("--data", data, ...wrong).ended;
      expect([code, said]).toEqual([1, expect.stringContaining("npm start -- [--company")]);
    }
  }, 60_000);

  it("says what to do where there is no engine for the platform, and uses the one that is named", async () => {
    const child = spawn(
      process.execPath,
      [quiet, "local/start.ts", "--company", "none", "--data", folder(), "--port", String(await freePorts(5))],
      {
        cwd: join(import.meta.dirname, "../.."),
        env: { ...process.env, DYNAMODB_ENDPOINT: "http://127.0.0.1:9" },
      },
    );
    children.push(child);
    let said = "";
    child.stderr.on("data", (text: Buffer) => (said += text.toString()));
    expect(await new Promise((done) => child.on("exit", done))).toBe(1);
    expect(said).toContain("Nothing answers at DYNAMODB_ENDPOINT");
  }, 30_000);
});
