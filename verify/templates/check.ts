/**
 * Asks AWS's own cfn-lint, and checkov, about the templates of all stages, made as for an account that is known. Fails on each finding that accepted.json
 * does not give a reason for, and on each reason that no finding needs any more.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { domains } from "../../functions/triggers.ts";
import { huotong } from "../../infra/huotong.ts";
import { pythonOf } from "../tools.ts";

interface Finding {
  stage: string;
  check: string;
  /** `AWS::SQS::Queue huotong-dev-orders holdordereventWorkQueue1A2B3C4D`. */
  at: string;
  text: string;
}
interface Accepted {
  check: string;
  /** A pattern for `at`. */
  on: string;
  stages?: string[];
  reason: string;
}
type Template = { Resources: Record<string, { Type: string }> };

const accepted = JSON.parse(readFileSync(new URL("accepted.json", import.meta.url), "utf8")) as Accepted[];
const stages = ["dev", "staging", "prod"];
const bin = pythonOf("templates");
const folder = mkdtempSync(join(tmpdir(), "huotong-templates-"));
const ask = (program: string, args: string[]): string => {
  const { stdout, stderr, error } = spawnSync(join(bin, program), args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error || !stdout.trim()) throw new Error(`${program} said nothing: ${stderr}`, { cause: error });
  return stdout;
};

Object.assign(process.env, { CDK_DEFAULT_ACCOUNT: "111111111111", CDK_DEFAULT_REGION: "eu-central-1" });
const findings: Finding[] = [];
const looked = { templates: 0, resources: 0 };
for (const stage of stages) {
  const outdir = join(folder, stage);
  huotong({ domains, outdir, context: { stage, "aws:cdk:bundling-stacks": [] } }).synth();
  const templates = readdirSync(outdir).filter((file) => file.endsWith(".template.json"));
  const typeOf = (file: string, id: string): string =>
    (JSON.parse(readFileSync(join(outdir, file), "utf8")) as Template).Resources[id]?.Type ?? "";
  const placed = (file: string, id: string): string =>
    `${typeOf(file, id)} ${file.replace(".template.json", "")} ${id}`;
  looked.templates += templates.length;
  for (const file of templates)
    looked.resources += Object.keys(
      (JSON.parse(readFileSync(join(outdir, file), "utf8")) as Template).Resources,
    ).length;

  const paths = templates.map((file) => join(outdir, file));
  const linted = ask("cfn-lint", ["--regions", "eu-central-1", "us-east-1", "--format", "json", "--", ...paths]);
  for (const { Rule, Filename, Location, Message } of JSON.parse(linted) as LintFinding[]) {
    const id = String(Location.Path?.[1] ?? "");
    findings.push({ stage, check: Rule.Id, at: placed(Filename.slice(outdir.length + 1), id), text: Message });
  }
  const args = [
    "--directory",
    outdir,
    "--framework",
    "cloudformation",
    "--skip-download",
    "--quiet",
    "--output",
    "json",
  ];
  const { results, summary } = JSON.parse(ask("checkov", args)) as Checked;
  if (summary.parsing_errors > 0 || summary.passed === 0) throw new Error("checkov could not read the templates");
  for (const { check_id, check_name, file_path, resource } of results.failed_checks)
    findings.push({
      stage,
      check: check_id,
      at: placed(file_path.slice(1), resource.slice(resource.lastIndexOf(".") + 1)),
      text: check_name,
    });
}
rmSync(folder, { recursive: true, force: true });

interface LintFinding {
  Rule: { Id: string };
  Filename: string;
  Location: { Path?: unknown[] | null };
  Message: string;
}
interface Checked {
  results: { failed_checks: { check_id: string; check_name: string; file_path: string; resource: string }[] };
  summary: { passed: number; parsing_errors: number };
}

const used = new Map<Accepted, number>(accepted.map((one) => [one, 0]));
const open = findings.filter((finding) => {
  const why = accepted.find(
    ({ check, on, stages: only }) =>
      check === finding.check && new RegExp(on).test(finding.at) && (only?.includes(finding.stage) ?? true),
  );
  if (why) used.set(why, used.get(why)! + 1);
  return !why;
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const { stage, check, at, text } of open) say(`${stage} ${check} ${at}: ${text}`);
const idle = accepted.filter((one) => used.get(one) === 0);
for (const { check, on } of idle) say(`accepted, but no finding needs it: ${check} on ${on}`);
say(
  `${looked.templates} templates, ${looked.resources} resources: ${findings.length - open.length} findings with a reason, ${open.length} without, ${idle.length} reasons too many`,
);
const wrong = open.length + idle.length;
say(`${findings.length - open.length} passed, ${wrong} failed`);
if (looked.resources === 0 || wrong > 0) process.exitCode = 1;
