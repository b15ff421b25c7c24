// Builds the portal where its sources changed since the last time. Runs on any Node, with the one that package.json pins.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = join(root, "web/dist");
const stampFile = join(built, ".built");

/** What the pages are made of, by content: a checkout changes the times of files. */
const stampOf = () => {
  const hash = createHash("sha256");
  for (const from of ["web", "shared/contracts", "package-lock.json"])
    for (const path of filesOf(from)) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest("hex");
};
const filesOf = (path) => {
  if (path.endsWith(".json")) return [path];
  const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((one) => {
    if (path === "web" && one.name === "dist") return [];
    return one.isDirectory() ? filesOf(`${path}/${one.name}`) : [`${path}/${one.name}`];
  });
};

/** True where the built portal is that of these sources afterwards. */
export const buildPortal = (say = () => {}) => {
  const stamp = stampOf();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return true;
  say();
  const vite = [join(root, "node_modules/vite/bin/vite.js"), "build", join(root, "web"), "--logLevel", "warn"];
  const { status } = spawnSync(join(root, "node_modules/.bin/node"), vite, {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production" }, // a test's own would make it a development build
  });
  if (status === 0) writeFileSync(stampFile, stamp);
  return status === 0;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(buildPortal() ? 0 : 1);
