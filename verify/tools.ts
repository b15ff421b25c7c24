import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

/** A Python environment of its own beside `requirements.txt` of that folder (git ignores it), made anew when the list changes. Its bin folder. */
export const pythonOf = (folder: string): string => {
  const list = join(import.meta.dirname, folder, "requirements.txt");
  const venv = join(import.meta.dirname, folder, ".venv");
  const mark = join(venv, "installed");
  const wanted = createHash("sha256").update(readFileSync(list)).digest("hex");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
    rmSync(venv, { recursive: true, force: true });
    execFileSync("python3", ["-m", "venv", venv], { stdio: "inherit" });
    const pip = ["install", "--quiet", "--disable-pip-version-check", "--requirement", list];
    execFileSync(join(venv, "bin/pip"), pip, { stdio: "inherit" });
    writeFileSync(mark, wanted);
  }
  return join(venv, "bin");
};

/** Runs the stock CDK command of a checkout of this project; what it said is in the error of a failure. */
export const cdk = (args: readonly string[], env: Record<string, string> = {}, at: string = root): string => {
  const { status, stdout, stderr } = spawnSync(join(at, "node_modules/.bin/cdk"), ["--no-notices", ...args], {
    cwd: at,
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: "true", CI: "true", ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const said = `${stdout}${stderr}`;
  if (status !== 0) {
    const told = said.split("\n").filter((line) => !/_(IN_PROGRESS|COMPLETE) /.test(line));
    throw new Error(`cdk ${args.join(" ")}\n${told.slice(-60).join("\n")}`);
  }
  return said;
};
