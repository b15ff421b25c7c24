import { Duration } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Pager } from "./pager.ts";
import type { Stage } from "./stages.ts";

/** No token, no header, no query: who asked what, how it was answered, how long it took. */
const logged = {
  at: "$context.requestTime",
  requestId: "$context.requestId",
  routeKey: "$context.routeKey",
  status: "$context.status",
  latencyMs: "$context.responseLatency",
  integrationError: "$context.integrationErrorMessage",
  authorizerError: "$context.authorizer.error",
  sub: "$context.authorizer.claims.sub",
  ip: "$context.identity.sourceIp",
};

/** The HTTP API. No catch-all route, and no CORS: pages reach it through their own origin (portal-stack.ts), others are no browsers. */
export class Api extends Construct {
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, { stage, pager }: { stage: Stage; pager: Pager }) {
    super(scope, id);
    this.http = new HttpApi(this, "Http", { apiName: `huotong-${stage.name}`, createDefaultStage: false });
    const log = new LogGroup(this, "AccessLog", {
      logGroupName: `/aws/vendedlogs/huotong/${stage.name}/api`,
      retention: stage.retentionDays.app,
      removalPolicy: stage.removal,
    });
    new HttpStage(this, "Stage", {
      httpApi: this.http,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: stage.api.ratePerSecond, burstLimit: stage.api.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
    const period = Duration.minutes(5);
    pager.page(this, "Errors", {
      name: "api errors",
      text: "More than 1 % of all requests are answered with a fault.",
      metric: new MathExpression({
        expression: "100 * errors / count",
        usingMetrics: {
          errors: this.http.metricServerError({ period, statistic: "Sum" }),
          count: this.http.metricCount({ period, statistic: "Sum" }),
        },
        period,
      }),
      above: 1,
    });
    pager.page(this, "Slow", {
      name: "api slow",
      text: "One request in a hundred takes longer than 3 seconds.",
      metric: this.http.metricLatency({ period, statistic: "p99" }),
      above: 3_000,
      periods: 3,
    });
  }
}
