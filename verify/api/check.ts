/**
 * Schemathesis against the running system: requests made of /openapi.json, right and wrong ones, single and in sequences; every check it knows. A fresh
 * demo company for each of the two who ask, HQ's administrator and a distributor's manager. `EXAMPLES=10 npm run verify:api` is a quick look, `SEED` another run.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allTriggers } from "../../functions/triggers.ts";
import { company } from "../../local/companies/demo/load.ts";
import { freePorts } from "../../local/free-ports.ts";
import { startSystem } from "../../local/system.ts";
import { clock } from "../../shared/clock.ts";
import { epochSeconds } from "../../shared/dates.ts";
import { isRoute } from "../../shared/triggers.ts";
import { pythonOf } from "../tools.ts";

interface Report {
  operations: { selected: number; tested: number };
  phases: Record<string, unknown>;
  test_cases: { generated: number };
  failures: { title: string; count: number }[];
  errors: unknown[];
}
const { EXAMPLES = "200", SEED = "20261123" } = process.env;
const bin = pythonOf("api");
const routes = allTriggers.filter(isRoute).length;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const ask = async (api: string, token: string, folder: string): Promise<Report> => {
  const settings = ["--config-file", join(import.meta.dirname, "schemathesis.toml"), "--no-color"];
  const options = {
    "--max-examples": EXAMPLES,
    "--seed": SEED,
    "--workers": "2",
    "--header": `Authorization: Bearer ${token}`,
    "--report": "json",
    "--report-dir": folder,
    "--suppress-health-check": "all", // they speak of the speed of this machine
    "--warnings": "off", // of the data it did not find: not a failure
  };
  const args = [...settings, "run", `${api}/openapi.json`, ...Object.entries(options).flat()];
  const env = { ...process.env, SCHEMATHESIS_HOOKS: "hooks", PYTHONPATH: import.meta.dirname };
  const child = spawn(join(bin, "st"), args, { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (said += part));
  await new Promise((done) => child.once("exit", done));
  const file = readdirSync(folder).find((name) => name.startsWith("json-"));
  if (!file) throw new Error(`Schemathesis made no report:\n${said}`);
  const report = JSON.parse(readFileSync(join(folder, file), "utf8")) as Report;
  if (report.failures.length + report.errors.length > 0) say(said);
  return report;
};

const look = async (who: string): Promise<void> => {
  const started = performance.now();
  const first = await freePorts(5);
  const ports = [0, 1, 2, 3, 4].map((i) => first + i);
  const system = await startSystem({ triggers: allTriggers, ports });
  const folder = mkdtempSync(join(tmpdir(), "huotong-api-"));
  try {
    const { users, mint } = system.identity;
    const createIdentity = async (email: string, password: string) => users.create(email, password, false).sub;
    const { accounts } = await company.load({ now: clock.now(), createIdentity });
    system.runByItself();
    const { email } = accounts.find(({ role }) => role === who)!;
    const token = await mint(users.byEmail(email)!.sub, { exp: epochSeconds(clock.now()) + 7_200 });
    const { operations, test_cases, failures, errors, phases } = await ask(system.at.api, token, folder);
    const found = failures.map(({ title, count }) => `${count} × ${title}`).join(", ") || "no failure";
    const seconds = Math.round((performance.now() - started) / 1_000);
    say(
      `${who}: ${operations.tested} of ${routes} routes, ${test_cases.generated} requests in ${Object.keys(phases).join(", ")}: ${found}, ${errors.length} errors (${seconds} s)`,
    );
    const whole = operations.tested === routes && test_cases.generated > routes * Number(EXAMPLES) * 0.5;
    if (!whole) say("Not all was asked.");
    say(`${operations.tested - failures.length} passed, ${failures.length + errors.length + Number(!whole)} failed`);
    if (failures.length + errors.length > 0 || !whole) process.exitCode = 1;
  } finally {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

// A process each: the SDK's clients keep the addresses of the first system they met.
const [who] = process.argv.slice(2);
if (who) await look(who);
else
  for (const one of ["admin", "manager"]) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, one], {
      stdio: "inherit",
    });
    if (status !== 0) process.exitCode = 1;
  }
