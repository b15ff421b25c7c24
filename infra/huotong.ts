import { App, CloudFormationValidatePlugin, type IPolicyValidationPlugin, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Trigger } from "../shared/triggers.ts";
import { root } from "./bundle.ts";
import { DomainStack } from "./domain-stack.ts";
import { EdgeStack } from "./edge-stack.ts";
import { PlatformStack } from "./platform-stack.ts";
import { PortalStack } from "./portal-stack.ts";
import { Coverage } from "./rules/coverage.ts";
import { deploymentFrom, stageNamed } from "./stages.ts";

const rulesFolder = join(import.meta.dirname, "rules");
export const guardRules = readdirSync(rulesFolder)
  .filter((file) => file.endsWith(".guard"))
  .map((name) => ({ name, content: readFileSync(join(rulesFolder, name), "utf8") }));

/** Made once a process: compiling the rules takes longer than using them. */
const templateRules = new CloudFormationValidatePlugin({ guardRules }) as IPolicyValidationPlugin;

/** The command line passes cdk.json's context on; tests do not come through it. */
const settings = JSON.parse(readFileSync(join(root, "cdk.json"), "utf8")) as { context: Record<string, unknown> };

export interface HuotongProps {
  domains: Record<string, readonly Trigger[]>;
  /** For tests: a stage, a folder, no bundling. */
  context?: Record<string, unknown>;
  outdir?: string;
  /** False for tests that look at templates alone: checking takes longer than making. */
  checked?: boolean;
}

/** One stage, whole: platform, portal, a stack a domain; checked by cdk-nag, the template validator and our own rules at each synth. */
export const huotong = ({ domains, context = {}, outdir, checked = true }: HuotongProps): App => {
  const app = new App({
    analyticsReporting: false,
    builtinCloudFormationValidation: false, // `templateRules` is the same, with rules of our own
    ...(outdir && { outdir }),
    context: { ...settings.context, ...context },
  });
  const read = (key: string): unknown => app.node.tryGetContext(key);
  const stage = stageNamed(String(read("stage") ?? "dev"));
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  const env = account && region ? { env: { account, region } } : {};
  const named = (what: string): string => `huotong-${stage.name}-${what}`;

  const platform = new PlatformStack(app, named("platform"), { ...env, stage, deployment: deploymentFrom(read) });
  if (stage.edge.own)
    new EdgeStack(app, named("edge"), {
      env: { ...(account && { account }), region: "us-east-1" },
      stageName: stage.name,
    });
  const { front } = new PortalStack(app, named("portal"), { ...env, platform });
  for (const [domain, triggers] of Object.entries(domains))
    if (triggers.length > 0) new DomainStack(app, named(domain), { ...env, platform, front, domain, triggers });

  Tags.of(app).add("huotong:stage", stage.name);
  if (checked) Validations.of(app).addPlugins(new AwsSolutionsChecks(app), templateRules, new Coverage());
  return app;
};
