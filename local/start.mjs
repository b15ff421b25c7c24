// `npm start` on any Node: installs what is missing, then runs local/start.ts on the Node that package.json pins.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPortal } from "../web/build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const node = join(root, "node_modules/.bin/node");

/** What the lock file names and this machine needs is there, at that version. Times of files say nothing: a checkout changes them. */
const isInstalled = () => {
  const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;
  if (!existsSync(node) || !existsSync(join(root, "node_modules/.package-lock.json"))) return false;
  const there = read("node_modules/.package-lock.json");
  return Object.entries(read("package-lock.json")).every(
    ([path, { version, optional, devOptional }]) =>
      path === "" || there[path]?.version === version || (!there[path] && (optional || devOptional)),
  );
};

const npm = (args, stdio) =>
  spawnSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio,
    shell: process.platform === "win32",
  }).status === 0;

if (!isInstalled()) {
  console.log("Installing what Huotong needs (once) …");
  // A lock file made where packages for other platforms could not be had is refused by `npm ci`; `install` keeps to its versions too.
  if (!npm(["ci"], "ignore") && !npm(["install", "--no-save"], "inherit")) {
    console.error("\n  The install failed. Look at the lines above, then run npm start again.\n");
    process.exit(1);
  }
}
if (!buildPortal(() => console.log("Building the portal (once) …")))
  console.error("\n  The portal could not be built; the API runs without it.\n");
const quiet = "--disable-warning=ExperimentalWarning";
const child = spawn(node, [quiet, join(root, "local/start.ts"), ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
