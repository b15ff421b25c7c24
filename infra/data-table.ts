import { Duration } from "aws-cdk-lib";
import { MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from "aws-cdk-lib/aws-dynamodb";
import { Construct } from "constructs";
import { acknowledgeRule } from "./acknowledge.ts";
import type { Pager } from "./pager.ts";
import type { Stage } from "./stages.ts";

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The indexes that entry points may read; `unsent` is the outbox's alone. */
export const listIndexes = ["byOwner", "byStage"] as const;

/** The one table. Add at most one index a deploy: DynamoDB builds no more at a time. */
export class DataTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, { stage, pager }: { stage: Stage; pager: Pager }) {
    super(scope, id);
    const { maxReadUnits, maxWriteUnits, recoveryDays, deletionProtection } = stage.table;
    const list = { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ["summary", "tenant", "version"] };
    this.table = new TableV2(this, "Table", {
      tableName: `huotong-${stage.name}`,
      partitionKey: text("pk"),
      sortKey: text("sk"),
      globalSecondaryIndexes: [
        { indexName: "byOwner", partitionKey: text("ownerPk"), sortKey: text("ownerSk"), ...list },
        { indexName: "byStage", partitionKey: text("stagePk"), sortKey: text("stageSk"), ...list },
        {
          indexName: "unsent",
          partitionKey: text("unsentShard"),
          sortKey: text("unsentSince"),
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      billing: Billing.onDemand({ maxReadRequestUnits: maxReadUnits, maxWriteRequestUnits: maxWriteUnits }),
      dynamoStream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: "ttl",
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: recoveryDays > 0,
        ...(recoveryDays > 0 && { recoveryPeriodInDays: recoveryDays }),
      },
      deletionProtection,
      removalPolicy: stage.removal,
    });
    if (recoveryDays === 0 || !deletionProtection)
      acknowledgeRule(this.table, "table_can_be_restored", "a development stage holds nothing that must come back");
    const metric = (metricName: string, period = Duration.minutes(5)): Metric =>
      new Metric({
        namespace: "AWS/DynamoDB",
        metricName,
        dimensionsMap: { TableName: this.table.tableName },
        statistic: "Sum",
        period,
      });
    const units = (metricName: string, most: number) => ({
      name: `table ${metricName}`,
      text: `The table works at 80 % of its cap of ${most} units a second: raise the cap in infra/stages.ts or find who asks so much.`,
      metric: metric(metricName, Duration.minutes(1)),
      atLeast: Math.floor(most * 60 * 0.8),
      periods: 5,
    });
    pager.page(this, "Reads", units("ConsumedReadCapacityUnits", maxReadUnits));
    pager.page(this, "Writes", units("ConsumedWriteCapacityUnits", maxWriteUnits));
    pager.page(this, "Throttles", {
      name: "table throttles",
      text: "The table refuses work: some requests are answered 503 and repeated.",
      metric: new MathExpression({
        expression: "FILL(reads, 0) + FILL(writes, 0)",
        usingMetrics: { reads: metric("ReadThrottleEvents"), writes: metric("WriteThrottleEvents") },
        period: Duration.minutes(5),
      }),
    });
    pager.page(this, "Conflicts", {
      name: "table conflicts",
      text: "More than one transaction in twenty collides: many write the same stock or credit at once, and callers wait.",
      metric: new MathExpression({
        expression: "100 * FILL(conflicts, 0) / (FILL(conflicts, 0) + FILL(done, 0))",
        usingMetrics: {
          conflicts: metric("TransactionConflict"),
          done: new Metric({
            namespace: "AWS/DynamoDB",
            metricName: "SuccessfulRequestLatency",
            dimensionsMap: { TableName: this.table.tableName, Operation: "TransactWriteItems" },
            statistic: "SampleCount",
            period: Duration.minutes(5),
          }),
        },
        period: Duration.minutes(5),
      }),
      above: 5,
      periods: 3,
    });
  }
}
