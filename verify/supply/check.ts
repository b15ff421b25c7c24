/** The gate of what comes in and what goes out: the lock file, licences, secrets in tracked files and templates, the bill of materials. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { domains } from "../../functions/triggers.ts";
import { huotong } from "../../infra/huotong.ts";
import { root } from "../tools.ts";
import { faultsOf, type Lock, type Manifest, shipped } from "./lock.ts";

const json = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), "utf8")) as T;
/** What git knows or would take in; where this is no checkout of it, all that was not installed or built. */
const filesHere = (): string[] => {
  const args = ["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64_000_000 });
  if (status === 0) return stdout.split("\0");
  const made = /(^|\/)(node_modules|\.venv|\.git|\.huotong|cdk\.out|dist|coverage)(\/|$)/;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(resolve(root).length + 1))
    .filter((file) => !made.test(file));
};
// secretlint leaves its own settings out.
const tracked = filesHere().filter(
  (file) => !["", ".secretlintrc.json"].includes(file) && existsSync(join(root, file)),
);

/** `@scope/name` or `name` of what the portal's sources import. */
const imported = new Set(
  tracked
    .filter((file) => /^web\/src\/.*\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/\bfrom "([^".][^"]*)"|^import "([^".][^"]*)"|import\("([^".][^"]*)"\)/gm)])
    .map((match) => (match[1] ?? match[2] ?? match[3])!)
    .map((name) => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/")),
); // prettier-ignore

const { packages } = json<{ packages: Lock }>("package-lock.json");
const faults = faultsOf(packages, json<Manifest>("package.json"), readFileSync(join(root, ".npmrc"), "utf8"), imported);

const folder = mkdtempSync(join(tmpdir(), "huotong-supply-"));
/** Each file's findings, from secretlint's own command with the settings of .secretlintrc.json. */
const secretsIn = (files: readonly string[]): string[] => {
  const bin = join(root, "node_modules/.bin/secretlint");
  const report = join(folder, "secrets.json");
  const args = [
    "--secretlintrc",
    join(root, ".secretlintrc.json"),
    "--format",
    "json",
    "--output",
    report,
    "--no-glob",
  ];
  const { status, stderr } = spawnSync(bin, [...args, ...files], { cwd: root, encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(`secretlint: ${stderr}`);
  const results = JSON.parse(readFileSync(report, "utf8")) as { filePath: string; messages: { message: string }[] }[];
  const looked = new Set(results.map(({ filePath }) => filePath));
  const missed = files.filter((file) => !looked.has(resolve(root, file)));
  if (missed.length > 0) throw new Error(`secretlint did not look at ${missed.join(", ")}`);
  return results.flatMap(({ filePath, messages }) => messages.map(({ message }) => `${filePath}: ${message}`));
};

huotong({ domains, outdir: folder, checked: false, context: { stage: "prod", "aws:cdk:bundling-stacks": [] } }).synth();
const templates = readdirSync(folder)
  .filter((file) => file.endsWith(".template.json"))
  .map((file) => join(folder, file));
const planted = join(folder, "planted.txt");
writeFileSync(
  planted,
  `aws_secret_access_key = ${["wJalrXUtnFEMIK7MDENG", "bPxRfiCYzzHuotongKEY"].join("/").slice(0, 40)}\n`,
);
const seen = secretsIn([planted]);
if (seen.length === 0) faults.push("secretlint does not see a planted secret");
faults.push(...secretsIn([...tracked, ...templates]));

const bill = join(folder, "sbom.json");
execFileSync(process.execPath, [join(root, "node_modules/.bin/cyclonedx-npm"), "--package-lock-only", "--output-file", bill], { cwd: root, stdio: ["ignore", "ignore", "inherit"] }); // prettier-ignore
interface Component {
  group?: string;
  name: string;
  components?: Component[];
}
const named = ({ group, name, components = [] }: Component): string[] => [
  group ? `${group}/${name}` : name,
  ...components.flatMap(named),
];
const listed = (JSON.parse(readFileSync(bill, "utf8")) as { components: Component[] }).components.flatMap(named);
const leaving = shipped(packages, imported);
for (const at of leaving) {
  const name = at.slice(at.lastIndexOf("node_modules/") + "node_modules/".length);
  if (!listed.includes(name)) faults.push(`${name} is shipped and not in the bill of materials`);
}
rmSync(folder, { recursive: true, force: true });

for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(
  `${Object.keys(packages).length - 1} packages, ${leaving.length} of them shipped (${imported.size} imported by the portal), ${listed.length} in the bill of materials; ${tracked.length} files and ${templates.length} templates looked through for secrets: ${faults.length} faults\n`,
);
if (faults.length > 0 || leaving.length === 0 || tracked.length === 0 || templates.length === 0) process.exitCode = 1;
