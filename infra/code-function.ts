import { Duration } from "aws-cdk-lib";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, type CfnFunction, Function, LoggingFormat, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Permission } from "../shared/triggers.ts";
import { accessOf } from "./access.ts";
import { acknowledge } from "./acknowledge.ts";
import { codeOf } from "./bundle.ts";
import type { PlatformStack } from "./platform-stack.ts";

export interface CodeFunctionProps {
  platform: PlatformStack;
  /** The portal's address, for links in mails. */
  portalUrl: string;
  domain: string;
  /** Its name everywhere: log group, alarms, runbook. */
  path: string;
  entry: string;
  may: ReadonlySet<Permission>;
  ifBroken: string;
  timeoutSeconds: number;
  memoryMb: number;
  /** Beyond what its rights bring. */
  environment?: Record<string, string>;
}

/** One Lambda with a role, a log group and an alarm of its own, and no right beyond what `may` says. */
export class CodeFunction extends Construct {
  readonly lambda: Function;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: CodeFunctionProps) {
    super(scope, id);
    const { platform, path } = props;
    const { stage, pager } = platform;
    const access = accessOf(this, platform, props.may);
    this.log = new LogGroup(this, "Log", {
      logGroupName: `/huotong/${stage.name}/${path}`,
      retention: props.domain === "audit" ? stage.retentionDays.audit : stage.retentionDays.app,
      removalPolicy: stage.removal,
    });
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    this.log.grantWrite(role);
    for (const statement of access.statements) role.addToPrincipalPolicy(statement);
    for (const objects of access.objects)
      acknowledge(role, `IAM5[Resource::${printed(objects)}]`, "an object's key is not known before it is written");
    const tracing = new Policy(this, "Tracing", {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], resources: ["*"] }),
      ],
    });
    acknowledge(tracing, "IAM5[Resource::*]", "X-Ray knows no resources");

    this.lambda = new Function(this, "Function", {
      description: `${path}: ${props.ifBroken}`.slice(0, 256),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: codeOf(props.domain, props.entry),
      role,
      logGroup: this.log,
      loggingFormat: LoggingFormat.JSON,
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: {
        ...access.environment,
        ...props.environment,
        ...(props.may.has("send-mail") && { PORTAL_URL: props.portalUrl }),
        POWERTOOLS_SERVICE_NAME: path,
      },
    });
    // Not `tracing:`, which would put X-Ray's wildcard among the role's own rights.
    (this.lambda.node.defaultChild as CfnFunction).tracingConfig = { mode: "Active" };
    this.lambda.node.addDependency(tracing);
    const period = Duration.minutes(5);
    pager.page(this, "Failing", {
      name: `${path} failing`,
      text: `${props.ifBroken} (more than 1 % of its runs end in an error, or some are throttled)`,
      metric: new MathExpression({
        expression: "FILL(100 * errors / runs, 0) + 100 * FILL(throttles, 0)",
        usingMetrics: {
          throttles: this.lambda.metricThrottles({ period }),
          errors: this.lambda.metricErrors({ period }),
          runs: this.lambda.metricInvocations({ period }),
        },
        period,
      }),
      above: 1,
    });
  }
}

/** As cdk-nag prints a resource: tokens in angle brackets. With account and region known, there are fewer of them. */
export const printed = (arn: string): string =>
  arn.replace(/\$\{Token\[AWS\.(\w+)\.\d+\]\}/g, (_, name: string) => `<AWS::${name}>`);
