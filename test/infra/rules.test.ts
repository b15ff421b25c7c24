import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { CloudFormationValidatePlugin } from "aws-cdk-lib";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { guardRules } from "../../infra/huotong.ts";
import { gapsIn } from "../../infra/rules/coverage.ts";
import { type Resource, synthesized, type Template } from "./synth.ts";

type Breakage = [stack: string, type: string, breaks: (resource: Resource, id: string, template: Template) => void];
const properties =
  (change: (properties: Record<string, any>) => void) =>
  ({ Properties }: Resource): void =>
    change(Properties);
const without = (name: string) => properties((p) => delete p[name]);
const dropAlarmOn =
  (metric: string) =>
  (_: Resource, __: string, { Resources }: Template): void => {
    for (const [id, resource] of Object.entries(Resources))
      if (resource.Type === "AWS::CloudWatch::Alarm" && JSON.stringify(resource).includes(`"${metric}"`))
        delete Resources[id];
  };

/** How to break each rule: what proves that it looks. */
const breakages: Record<string, Breakage> = {
  every_route_has_jwt: ["samples", "AWS::ApiGatewayV2::Route", without("AuthorizationScopes")],
  no_catch_all_route: ["samples", "AWS::ApiGatewayV2::Route", properties((p) => (p.RouteKey = "$default"))],
  api_is_throttled_and_logged: ["platform", "AWS::ApiGatewayV2::Stage", properties((p) => (p.AccessLogSettings.Format = "$context.authorizer $request.header.Authorization"))],
  table_can_be_restored: ["platform", "AWS::DynamoDB::GlobalTable", properties((p) => delete p.Replicas[0].PointInTimeRecoverySpecification)],
  table_is_capped_and_streams: ["platform", "AWS::DynamoDB::GlobalTable", without("WriteOnDemandThroughputSettings")],
  bucket_is_private: ["platform", "AWS::S3::Bucket", properties((p) => (p.PublicAccessBlockConfiguration.BlockPublicAcls = false))],
  log_ends_some_day: ["samples", "AWS::Logs::LogGroup", without("RetentionInDays")],
  topic_has_its_own_key: ["platform", "AWS::SNS::Topic", properties((p) => (p.KmsMasterKeyId = "alias/aws/sns"))],
  queue_sets_aside: ["samples", "AWS::SQS::Queue", properties((p) => (delete p.RedrivePolicy, delete p.RedriveAllowPolicy))],
  function_is_as_agreed: ["samples", "AWS::Lambda::Function", properties((p) => (p.Runtime = "nodejs22.x"))],
  mapping_reports_failures: ["samples", "AWS::Lambda::EventSourceMapping", without("FunctionResponseTypes")],
  stream_loses_nothing: ["posts", "AWS::Lambda::EventSourceMapping", properties((p) => (p.MaximumRetryAttempts = 3))],
  rule_sets_aside: ["samples", "AWS::Events::Rule", properties((p) => delete p.Targets[0].DeadLetterConfig)],
  schedule_sets_aside: ["samples", "AWS::Scheduler::Schedule", properties((p) => delete p.Target.DeadLetterConfig)],
  nobody_signs_up_alone: ["platform", "AWS::Cognito::UserPool", without("AdminCreateUserConfig")],
  people_cannot_write_what_they_are: ["portal", "AWS::Cognito::UserPoolClient", properties((p) => p.WriteAttributes.push("custom:role"))],
  sign_in_is_code_with_rotation: ["portal", "AWS::Cognito::UserPoolClient", properties((p) => p.ExplicitAuthFlows.push("ALLOW_USER_PASSWORD_AUTH"))],
  no_wildcard_actions: ["samples", "AWS::IAM::Policy", properties((p) => (p.PolicyDocument.Statement[0].Action = "dynamodb:*"))],
  nobody_scans: ["samples", "AWS::IAM::Policy", properties((p) => (p.PolicyDocument.Statement[0].Action = ["dynamodb:GetItem", "dynamodb:Scan"]))],
  table_is_reached_by_keys: ["samples", "AWS::IAM::Policy", properties((p) => p.PolicyDocument.Statement.forEach((s: any) => delete s.Condition))],
  role_has_no_ready_made_policy: ["samples", "AWS::IAM::Role", properties((p) => (p.ManagedPolicyArns = ["arn:aws:iam::aws:policy/AdministratorAccess"]))],
  function_has_alarm: ["samples", "AWS::Lambda::Function", dropAlarmOn("Throttles")],
  queue_has_alarm: ["samples", "AWS::SQS::Queue", dropAlarmOn("ApproximateAgeOfOldestMessage")],
  dead_letters_have_alarm: ["samples", "AWS::SQS::Queue", dropAlarmOn("ApproximateNumberOfMessagesVisible")],
  rule_has_alarm: ["samples", "AWS::Events::Rule", dropAlarmOn("FailedInvocations")],
  stream_has_alarm: ["posts", "AWS::Lambda::Function", dropAlarmOn("IteratorAge")],
  schedule_has_alarm: ["samples", "AWS::Scheduler::Schedule", properties((p) => (p.Target.DeadLetterConfig = { Arn: "arn:aws:sqs:eu-west-1:1:other" }))],
  visibility_is_six_timeouts: ["samples", "AWS::Lambda::Function", properties((p) => (p.Timeout += 1))],
  stack_fits: ["samples", "AWS::Lambda::Function", (resource, _, { Resources }) => Array.from({ length: 500 }, (_, i) => (Resources[`More${i}`] = { ...resource, Type: "AWS::CloudFormation::WaitConditionHandle" }))],
}; // prettier-ignore

const folder = new URL("../../infra/rules/", import.meta.url);
const guardNames = readdirSync(folder)
  .filter((file) => file.endsWith(".guard"))
  .flatMap((file) =>
    [...readFileSync(new URL(file, folder), "utf8").matchAll(/^rule (\w+)/gm)].map(([, name]) => name!),
  );
const coverageNames = [
  ...readFileSync(new URL("coverage.ts", folder), "utf8").matchAll(/"(\w+_(?:has|have|is|fits)(?:_\w+)?)"/g),
].map(([, name]) => name!);

const temporary = mkdtempSync(join(tmpdir(), "huotong-rules-"));
const engine = new CloudFormationValidatePlugin({ guardRules, includeDefaultRules: false });
const guardViolations = (template: Template): string[] => {
  const templatePath = join(temporary, "broken.template.json");
  writeFileSync(templatePath, JSON.stringify(template));
  const stackTemplates = [{ stackConstructPath: "broken", templatePath, accountId: undefined, region: undefined }];
  const { violations } = engine.validate({ templatePaths: [templatePath], stackTemplates, appConstruct: undefined! });
  return violations.map(({ ruleName }) => ruleName);
};
const { templates } = synthesized("prod");
// The plugin compiles its rules anew when it meets a new type; one resource of each makes it know them all.
const all = Object.values(templates).flatMap(({ Resources }) => Object.values(Resources));
const ofEachType = all.map((resource): [string, Resource] => [resource.Type.replaceAll(":", ""), resource]);
guardViolations({ Resources: Object.fromEntries(ofEachType) });

/** Guard looks at one resource at a time, so a rule's own kind is enough of a template; open routes are acknowledged, so they stay out. */
const only = (template: Template, type: string): Template => ({
  Resources: Object.fromEntries(
    Object.entries(template.Resources).filter(
      ([, { Type, Properties }]) => Type === type && Properties?.AuthorizationType !== "NONE",
    ),
  ),
});

describe("our rules over templates", () => {
  it("are each broken once below", () => {
    const names = [...guardNames, ...coverageNames];
    expect(names.length).toBeGreaterThan(25);
    expect([...new Set(names)].sort()).toEqual(Object.keys(breakages).sort());
  });

  it.each(Object.entries(breakages))("see it broken: %s", (rule, [stack, type, breaks]) => {
    const whole = structuredClone(templates[stack]!);
    const guard = guardNames.includes(rule);
    const template = guard ? only(whole, type) : whole;
    const look = (): string[] => (guard ? guardViolations(template) : gapsIn(template).map((gap) => gap.rule));
    const targets = Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
    expect(targets.length).toBeGreaterThan(0);
    expect(look()).not.toContain(rule);
    for (const [id, resource] of targets) breaks(resource, id, template);
    expect(look()).toContain(rule);
  });
});
