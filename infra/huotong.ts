import { App, CloudFormationValidatePlugin, type IPolicyValidationPlugin, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Trigger } from "../shared/triggers.ts";
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

export interface HuotongProps {
  domains: Record<string, readonly Trigger[]>;
  /** For tests: a stage, a folder, no bundling. */
  context?: Record<string, unknown>;
  outdir?: string;
}

/** One stage, whole: platform, portal, a stack a domain; checked by cdk-nag, the template validator and our own rules at each synth. */
export const huotong = ({ domains, context = {}, outdir }: HuotongProps): App => {
  const app = new App({
    analyticsReporting: false,
    ...(outdir && { outdir }),
    context: {
      "@aws-cdk/core:validateAgainstDefaultRules": true,
      "@aws-cdk/core:strictCfnValidateErrors": true,
      ...context,
    },
  });
  const read = (key: string): unknown => app.node.tryGetContext(key);
  const stage = stageNamed(String(read("stage") ?? "dev"));
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  const env = account && region ? { env: { account, region } } : {};
  const named = (what: string): string => `huotong-${stage.name}-${what}`;

  const platform = new PlatformStack(app, named("platform"), { ...env, stage, deployment: deploymentFrom(read) });
  if (stage.edge.webAcl)
    new EdgeStack(app, named("edge"), {
      env: { ...(account && { account }), region: "us-east-1" },
      stageName: stage.name,
    });
  const { front } = new PortalStack(app, named("portal"), { ...env, platform });
  for (const [domain, triggers] of Object.entries(domains))
    if (triggers.length > 0) new DomainStack(app, named(domain), { ...env, platform, front, domain, triggers });

  Tags.of(app).add("huotong:stage", stage.name);
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new CloudFormationValidatePlugin({ guardRules }) as IPolicyValidationPlugin,
    new Coverage(),
  );
  return app;
};
