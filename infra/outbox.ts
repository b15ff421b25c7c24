import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { StreamTrigger } from "../shared/triggers.ts";
import { acknowledge } from "./acknowledge.ts";
import { singleEntry } from "./bundle.ts";
import { CodeFunction, printed } from "./code-function.ts";
import type { PlatformStack } from "./platform-stack.ts";
import type { Front } from "./portal-stack.ts";

/**
 * The table's stream → the publisher. Only inserts of events wake it: the mark it takes off afterwards is an update, so there is no loop.
 * It is tried without end (an outage of the bus looks like a bad record); bad records it quarantines itself.
 */
export class Outbox extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { platform: PlatformStack; front: Front; domain: string; trigger: StreamTrigger },
  ) {
    super(scope, id);
    const { platform, front, domain, trigger } = props;
    const { stage, pager, files } = platform;
    const { run: path, ifBroken } = trigger;
    const { lambda } = new CodeFunction(this, "Code", {
      platform,
      portalUrl: front.url,
      domain,
      path,
      entry: singleEntry(path),
      may: new Set(trigger.may),
      ifBroken,
      timeoutSeconds: 30,
      memoryMb: stage.memoryMb.worker,
    });
    const stream = platform.table.table.tableStreamArn!;
    const streams = Stack.of(this).formatArn({ service: "dynamodb", resource: "table", resourceName: `huotong-${stage.name}/stream/*` }); // prettier-ignore
    const role = lambda.role!;
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        resources: [stream],
      }),
    );
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ["dynamodb:ListStreams"], resources: [streams] }));
    acknowledge(
      role,
      `IAM5[Resource::${printed(streams)}]`,
      "ListStreams is asked of all streams of the table; each has a label that is not known before",
    );
    // Records that age out come here whole: S3 keeps the payload, a queue would keep its address alone.
    const { bucketArn } = files.quarantine;
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucketArn] }));
    const mapping = new EventSourceMapping(this, "Mapping", {
      target: lambda,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      parallelizationFactor: stage.stream.parallelization,
      maxRecordAge: Duration.hours(20),
      supportS3OnFailureDestination: true,
      onFailure: { bind: () => ({ destination: bucketArn }) },
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual("INSERT"),
          dynamodb: { Keys: { sk: { S: FilterRule.beginsWith("EVENT#") } } },
        }),
      ],
    });
    mapping.node.addDependency(role);
    const age = (id: string, name: string, atLeastMinutes: number): void =>
      void pager.page(this, id, {
        name: `${path} ${name}`,
        text: `${ifBroken} (the stream waits for ${atLeastMinutes} minutes; after 20 hours records go to the quarantine)`,
        metric: lambda.metric("IteratorAge", { statistic: "Maximum", period: Duration.minutes(5) }),
        atLeast: atLeastMinutes * 60_000,
      });
    age("Behind", "behind", 5);
    age("FarBehind", "far behind", 60);
  }
}
