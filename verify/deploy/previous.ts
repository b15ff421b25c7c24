import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../tools.ts";

/** What stages out there may run: the commit of the last release, 0.1. A release puts its own here when it is out. */
const released = "6ce475100fc80f7c6935af9f9af3922b6bb14931";

/** A checkout of the last release with its own packages, in a folder of its own that `remove` takes away. */
export const previousRelease = (): { at: string; remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), "huotong-previous-"));
  const at = join(folder, "huotong");
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  mkdirSync(at);
  try {
    const archive = join(folder, "release.tar");
    execFileSync("git", ["archive", "--output", archive, released], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
    execFileSync("tar", ["-xf", archive, "-C", at]);
  } catch (cause) {
    remove();
    throw new Error(`the history has no commit ${released}: fetch it whole (git fetch --unshallow)`, { cause });
  }
  execFileSync("npm", ["ci", "--no-fund", "--no-audit", "--prefer-offline"], { cwd: at, stdio: ["ignore", "ignore", "inherit"] }); // prettier-ignore
  if (!existsSync(join(at, "node_modules/.bin/cdk"))) throw new Error(`${released} cannot be installed`);
  return { at, remove };
};
