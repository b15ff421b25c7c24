import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { domains } from "../../functions/triggers.ts";
import { huotong } from "../../infra/huotong.ts";
import { sample } from "./sample.ts";

export interface Resource {
  Type: string;
  Properties: Record<string, any>;
  [more: string]: unknown;
}
export type Template = { Resources: Record<string, Resource>; Parameters?: Record<string, unknown> };
interface Finding {
  ruleName: string;
  description: string;
  violatingConstructs: { constructPath?: string }[];
}
interface Report {
  pluginName: string;
  violations?: Finding[];
  suppressedViolations?: Finding[];
}
export interface Synthesized {
  /** By the stack's name without `huotong-<stage>-`: `platform`, `orders`. */
  templates: Record<string, Template>;
  reports: Report[];
}

export const allDomains = { ...domains, ...sample };
const made = new Map<string, Synthesized>();

/** A stage with every domain there is, and the sample, as `cdk synth` makes it; without bundles, and without stopping at findings. */
export const synthesized = (stage: string, { checked = false } = {}): Synthesized => {
  const key = `${stage} ${checked}`;
  const known = made.get(key);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), "huotong-synth-"));
  const error = console.error;
  console.error = () => {}; // the findings go to the report, which the tests read
  huotong({
    domains: allDomains,
    outdir: folder,
    checked,
    context: { stage, "aws:cdk:bundling-stacks": [], "@aws-cdk/core:failSynthOnValidationErrors": false },
  }).synth();
  console.error = error;
  const json = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8"));
  const templates = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith(".template.json"))
      .map((file) => [file.replace(`huotong-${stage}-`, "").replace(".template.json", ""), json(file) as Template]),
  );
  const reports = checked ? (json("validation-report.json").pluginReports as Report[]) : [];
  made.set(key, { templates, reports });
  return made.get(key)!;
};

export const resourcesOf = (template: Template | undefined, type: string): [string, Resource][] =>
  Object.entries(template?.Resources ?? {}).filter(([, resource]) => resource.Type === type);
export const propertiesOf = (template: Template | undefined, type: string): Record<string, any>[] =>
  resourcesOf(template, type).map(([, { Properties }]) => Properties);
