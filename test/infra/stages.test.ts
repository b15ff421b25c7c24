import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stageNamed, workerOf } from "../../infra/stages.ts";
import { propertiesOf, synthesized } from "./synth.ts";

const stages = ["dev", "staging", "prod"] as const;
type Of<T> = Record<(typeof stages)[number], T>;
const listFile = new URL("acknowledged.json", import.meta.url);

/** `dev AwsSolutions-IAM5[Resource::*] <domain>/…/Tracing/Resource`: the same line for every domain, but open routes by their names. */
const acknowledged = (): string[] =>
  [
    ...new Set(
      stages.flatMap((stage) =>
        synthesized(stage, { checked: true }).reports.flatMap(({ suppressedViolations = [] }) =>
          suppressedViolations.flatMap(({ ruleName, violatingConstructs }) =>
            violatingConstructs.map(({ constructPath = "?" }) => {
              const path = constructPath.replace(`huotong-${stage}-`, "");
              const place = /\/Code\//.test(path) ? path.replace(/^.*\/Code\//, "<domain>/…/") : path;
              return `${stage} ${ruleName} ${place}`;
            }),
          ),
        ),
      ),
    ),
  ].sort();

describe.each(stages)("the checks of %s", (stage) => {
  it("find nothing that was not acknowledged", () => {
    const { reports, templates } = synthesized(stage, { checked: true });
    const open = reports.flatMap(({ pluginName, violations = [] }) =>
      violations.map((v) => `${pluginName} ${v.ruleName} ${v.violatingConstructs[0]?.constructPath} ${v.description}`),
    );
    expect(open).toEqual([]);
    expect(reports.map(({ pluginName }) => pluginName)).toContain("AwsSolutions");
    expect(Object.keys(templates).length).toBeGreaterThan(4);
    expect(Object.keys(templates["platform"]!.Resources).length).toBeGreaterThan(25);
  });
});

describe("what was acknowledged", () => {
  it("is what test/infra/acknowledged.json says (ACKNOWLEDGE=1 writes it: then read the difference)", () => {
    const now = acknowledged();
    if (process.env.ACKNOWLEDGE) writeFileSync(listFile, `${JSON.stringify(now, null, 2)}\n`);
    expect(now).toEqual(JSON.parse(readFileSync(listFile, "utf8")));
  });
});

describe.each(stages)("the settings of %s", (stage) => {
  const { templates } = synthesized(stage, { checked: true });
  const of = <T>(values: Of<T>): T => values[stage];
  const one = (stack: string, type: string): Record<string, any> => propertiesOf(templates[stack], type)[0]!;
  const every = (type: string): Record<string, any>[] =>
    Object.values(templates).flatMap((template) => propertiesOf(template, type));

  it("cap and keep the table", () => {
    const table = one("platform", "AWS::DynamoDB::GlobalTable");
    const [replica] = table.Replicas;
    const most = of({ dev: [100, 100], staging: [500, 500], prod: [4_000, 2_000] });
    expect(table.WriteOnDemandThroughputSettings.MaxWriteRequestUnits).toBe(most[1]);
    expect(replica.ReadOnDemandThroughputSettings.MaxReadRequestUnits).toBe(most[0]);
    expect(replica.PointInTimeRecoverySpecification).toEqual(
      of<object>({
        dev: { PointInTimeRecoveryEnabled: false },
        staging: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
        prod: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      }),
    );
    expect(replica.DeletionProtectionEnabled).toBe(stage !== "dev");
    const kept = Object.values(templates["platform"]!.Resources).find((r) => r.Type === "AWS::DynamoDB::GlobalTable");
    expect(kept?.DeletionPolicy).toBe(stage === "dev" ? "Delete" : "Retain");
  });

  it("drive the stream, the bus, the queues and the schedules", () => {
    const mapping = propertiesOf(templates["posts"], "AWS::Lambda::EventSourceMapping").find((m) => m.StartingPosition);
    expect(mapping).toMatchObject({ BatchSize: 100, ParallelizationFactor: of({ dev: 1, staging: 2, prod: 4 }) });
    expect(every("AWS::Events::Archive").map((a) => a.RetentionDays)).toEqual(
      of({ dev: [] as number[], staging: [7], prod: [30] }),
    );
    const concurrency = propertiesOf(templates["samples"], "AWS::Lambda::EventSourceMapping").flatMap(
      (m) => m.ScalingConfig?.MaximumConcurrency ?? [],
    );
    expect(new Set(concurrency)).toEqual(new Set([of({ dev: 2, staging: 5, prod: 10 })]));
    const state = new Set(every("AWS::Scheduler::Schedule").map((s) => s.State));
    expect(state).toEqual(new Set([stage === "dev" ? "DISABLED" : "ENABLED"]));
    for (const { MessageRetentionPeriod: kept, RedrivePolicy } of every("AWS::SQS::Queue"))
      expect(kept).toBe((RedrivePolicy ? 4 : 14) * 86_400);
  });

  it("throttle the API and size the functions", () => {
    expect(one("platform", "AWS::ApiGatewayV2::Stage").DefaultRouteSettings).toEqual(
      of({
        dev: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
        staging: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
        prod: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      }),
    );
    const api = propertiesOf(templates["samples"], "AWS::Lambda::Function").find((f) => f.Timeout === 10);
    expect(api?.MemorySize).toBe(of({ dev: 512, staging: 512, prod: 1_024 }));
    expect(every("AWS::Lambda::Function").filter((f) => f.ReservedConcurrentExecutions !== undefined)).toEqual([]);
    expect(workerOf(stageNamed(stage), "forecasts")).toMatchObject({
      memoryMb: of({ dev: 512, staging: 512, prod: 1_769 }),
      timeoutSeconds: 300,
    });
    expect(workerOf(stageNamed(stage), "imports")).toMatchObject({ memoryMb: 1_024, maxConcurrency: 2 });
  });

  it("keep logs for their time, the audit's longer", () => {
    const days = every("AWS::Logs::LogGroup").map((log) => log.RetentionInDays);
    expect(days.length).toBeGreaterThan(5);
    expect(new Set(days)).toEqual(new Set(of({ dev: [7], staging: [30], prod: [90, 400] })));
  });

  it("guard the sign-in", () => {
    const pool = one("platform", "AWS::Cognito::UserPool");
    expect(pool.MfaConfiguration).toBe(stage === "dev" ? "OPTIONAL" : "ON");
    expect(pool.EnabledMfas).toEqual(["SOFTWARE_TOKEN_MFA"]);
    expect(pool.UserPoolTier).toBe(of({ dev: "ESSENTIALS", staging: "ESSENTIALS", prod: "PLUS" }));
    expect(pool.DeletionProtection).toBe(stage === "dev" ? "INACTIVE" : "ACTIVE");
    const client = one("portal", "AWS::Cognito::UserPoolClient");
    expect(client).toMatchObject({
      AccessTokenValidity: 15,
      RefreshTokenValidity: 480,
      WriteAttributes: ["locale", "name"],
    });
  });

  it("let the portal's pages reach the bucket of files, and page where transactions collide", () => {
    const files = every("AWS::S3::Bucket").filter(({ CorsConfiguration }) => CorsConfiguration);
    expect(files.flatMap(({ CorsConfiguration: c }) => c.CorsRules.map((rule: any) => rule.AllowedOrigins))).toEqual([
      of({
        dev: ["https://*.cloudfront.net", "http://localhost:5173"],
        staging: ["https://*.cloudfront.net"],
        prod: ["https://*"],
      }),
    ]);
    const conflicts = every("AWS::CloudWatch::Alarm").find(({ AlarmName }) => AlarmName === `${stage} table conflicts`);
    expect(conflicts).toMatchObject({ Threshold: 5, ComparisonOperator: "GreaterThanThreshold" });
    expect(conflicts?.Metrics).toHaveLength(3);
  });

  it("put a firewall and an own domain before production alone", () => {
    const { DistributionConfig } = one("portal", "AWS::CloudFront::Distribution");
    expect(DistributionConfig.WebACLId).toEqual(stage === "prod" ? { Ref: "WebAclArn" } : undefined);
    expect(DistributionConfig.ViewerCertificate?.MinimumProtocolVersion).toBe(
      stage === "prod" ? "TLSv1.2_2021" : undefined,
    );
    expect("edge" in templates).toBe(stage === "prod");
  });

  it("let only CloudFront ask the API of production", () => {
    const name = `huotong-${stage}-origin`;
    const { Origins } = one("portal", "AWS::CloudFront::Distribution").DistributionConfig;
    const sent = Origins.flatMap((origin: any) => origin.OriginCustomHeaders ?? []);
    const asking = Object.values(templates)
      .flatMap((template) => propertiesOf(template, "AWS::Lambda::Function"))
      .filter(({ Environment }) => Environment.Variables.REQUESTS_PER_SECOND);
    expect(asking.length).toBeGreaterThan(10);
    if (stage !== "prod") {
      expect([sent, every("AWS::SecretsManager::Secret")]).toEqual([[], []]);
      for (const { Environment } of asking) expect(Environment.Variables.ORIGIN_SECRET).toBeUndefined();
      return;
    }
    expect(sent).toEqual([
      { HeaderName: "x-origin-secret", HeaderValue: `{{resolve:secretsmanager:${name}:SecretString:::}}` },
    ]);
    expect(one("platform", "AWS::SecretsManager::Secret")).toMatchObject({
      Name: name,
      GenerateSecretString: { PasswordLength: 48 },
    });
    for (const { Environment } of asking) expect(Environment.Variables.ORIGIN_SECRET).toBe(name);
  });
});

describe("a stage by another name", () => {
  it("is a developer's own copy of dev", () =>
    expect(stageNamed("lin")).toEqual({ ...stageNamed("dev"), name: "lin" }));
  it("has a name that fits into those of its resources", () =>
    expect(() => stageNamed("Lin_Tao's stage")).toThrow("a-z"));
});
