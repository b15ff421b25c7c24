// `npm run dev`: the whole system, started anew when its code changes, and the portal with hot reload beside it.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = (...args) => spawn(join(root, "node_modules/.bin/node"), args, { cwd: root, stdio: "inherit" });
const children = [
  run("--disable-warning=ExperimentalWarning", "--watch", "local/start.ts", ...process.argv.slice(2)),
  run("node_modules/vite/bin/vite.js", "web"),
];
const end = () => children.forEach((child) => child.kill());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
for (const child of children) child.on("exit", end);
