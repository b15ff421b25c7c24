import { Aws, Duration } from "aws-cdk-lib";
import { CfnIntegration, CfnRoute } from "aws-cdk-lib/aws-apigatewayv2";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Permission, RouteTrigger } from "../shared/triggers.ts";
import { acknowledge, acknowledgeRule } from "./acknowledge.ts";
import { httpEntry } from "./bundle.ts";
import { CodeFunction } from "./code-function.ts";
import { mayReadOriginSecret, originSetting } from "./origin-secret.ts";
import type { Front } from "./portal-stack.ts";
import type { PlatformStack } from "./platform-stack.ts";

const routeKeyOf = ({ route }: RouteTrigger): string => `${route.method} ${route.path}`;

/** What shared/http.ts itself needs: the membership of the caller, the marks of requests that took effect. */
const permissionsOf = (routes: readonly RouteTrigger[]): ReadonlySet<Permission> =>
  new Set(
    routes.flatMap(({ route, may }): Permission[] => [
      ...may,
      ...(typeof route.who === "string" ? [] : (["read"] as const)),
      ...(route.method === "POST" && typeof route.who !== "string" ? (["write"] as const) : []),
    ]),
  );

/** A domain's routes in one Lambda: few cold starts, one set of permissions. */
export class HttpFunction extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { platform: PlatformStack; front: Front; domain: string; routes: readonly RouteTrigger[] },
  ) {
    super(scope, id);
    const { platform, front, domain, routes } = props;
    const path = `${domain}/http`;
    const ifBroken = routes.map((route) => route.ifBroken).join("; ");
    const { lambda, log } = new CodeFunction(this, "Code", {
      platform,
      portalUrl: front.url,
      domain,
      path,
      entry: httpEntry(routes.map((route) => ({ routeKey: routeKeyOf(route), run: route.run }))),
      may: permissionsOf(routes),
      ifBroken,
      timeoutSeconds: 10,
      memoryMb: platform.stage.memoryMb.api,
      environment: {
        REQUESTS_PER_SECOND: String(platform.stage.api.perDistributorPerSecond),
        ...originSetting(platform.stage),
      },
    });
    for (const statement of mayReadOriginSecret(platform.stage)) lambda.addToRolePolicy(statement);
    const { apiId } = platform.api.http;
    const permission = new CfnPermission(this, "Called", {
      action: "lambda:InvokeFunction",
      functionName: lambda.functionArn,
      principal: "apigateway.amazonaws.com",
      sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${apiId}/*`,
    });
    const integration = new CfnIntegration(this, "Integration", {
      apiId,
      integrationType: "AWS_PROXY",
      integrationUri: lambda.functionArn,
      payloadFormatVersion: "2.0",
    });
    for (const trigger of routes) {
      const open = typeof trigger.route.who === "string" ? trigger.route.who : undefined;
      const route = new CfnRoute(this, trigger.route.name, {
        apiId,
        routeKey: routeKeyOf(trigger),
        target: `integrations/${integration.ref}`,
        ...(open
          ? { authorizationType: "NONE" }
          : { authorizationType: "JWT", authorizerId: front.authorizerId, authorizationScopes: [front.scope] }),
      });
      route.addResourceDependency(permission);
      if (!open) continue;
      const reason = open === "signed" ? "its callers are machines that sign what they send" : "public, without data";
      acknowledge(route, "APIG4", reason);
      acknowledgeRule(route, "every_route_has_jwt", reason);
    }
    const faults = new MetricFilter(this, "Faults", {
      logGroup: log,
      filterPattern: FilterPattern.stringValue("$.level", "=", "ERROR"),
      metricNamespace: "Huotong",
      metricName: `${platform.stage.name} ${path} faults`,
    });
    platform.pager.page(this, "Faulty", {
      name: `${path} faults`,
      text: `A request was answered 500; the log names the route. Perhaps: ${ifBroken}`,
      metric: faults.metric({ statistic: "Sum", period: Duration.minutes(5) }),
    });
  }
}
