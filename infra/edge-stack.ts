import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";

const seen = (metricName: string) => ({ cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true });

/** The firewall before CloudFront, which must live in us-east-1 whatever the region of the rest. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { stageName: string }) {
    super(scope, id, props);
    const acl = new CfnWebACL(this, "Firewall", {
      name: `huotong-${props.stageName}`,
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: seen("huotong"),
      rules: [
        {
          name: "rate",
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: 1_000, evaluationWindowSec: 300, aggregateKeyType: "IP" } },
          visibilityConfig: seen("rate"),
        },
        {
          name: "common",
          priority: 1,
          overrideAction: { none: {} },
          statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } },
          visibilityConfig: seen("common"),
        },
      ],
    });
    new CfnOutput(this, "WebAclArn", { value: acl.attrArn });
  }
}
