import { Duration, Stack } from "aws-cdk-lib";
import { type IMetric, MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import type { Function } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption, RedrivePermission } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { PlatformStack } from "./platform-stack.ts";

export interface WorkQueueProps {
  platform: PlatformStack;
  path: string;
  ifBroken: string;
  timeoutSeconds: number;
  maxConcurrency: number;
}

/** Work that waits for one function, and the place where it is set aside after five tries. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;
  private readonly props: WorkQueueProps;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.props = props;
    const { platform, path, timeoutSeconds } = props;
    const name = `huotong-${platform.stage.name}-${path.replaceAll(/[/.]/g, "-")}`;
    if (name.length > 75)
      throw new Error(`${name}: a queue's name has at most 75 characters; shorten the trigger's path`);
    const shared = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.dead = new Queue(this, "Dead", {
      ...shared,
      queueName: `${name}-dead`,
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        // By its name: a reference would close a circle, for the queue refers to this one.
        sourceQueues: [
          Queue.fromQueueArn(this, "Source", Stack.of(this).formatArn({ service: "sqs", resource: name })),
        ],
      },
    });
    this.queue = new Queue(this, "Queue", {
      ...shared,
      queueName: name,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(6 * timeoutSeconds),
      deadLetterQueue: { queue: this.dead, maxReceiveCount: 5 },
    });
    const period = Duration.minutes(5);
    platform.pager.page(this, "Waiting", {
      name: `${path} waiting`,
      text: `${props.ifBroken} (work waits for more than 5 minutes)`,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period, statistic: "Maximum" }),
      atLeast: 300,
    });
  }

  /** @param undelivered counts of what did not even reach the queue. */
  pageDead(undelivered: Record<string, IMetric> = {}): void {
    const { platform, path, ifBroken } = this.props;
    const period = Duration.minutes(5);
    const dead = this.dead.metricApproximateNumberOfMessagesVisible({ period, statistic: "Maximum" });
    const lost = Object.keys(undelivered).map((name) => ` + FILL(${name}, 0)`);
    platform.pager.page(this, "DeadLetters", {
      name: `${path} dead letters`,
      text: `${ifBroken} (set aside after five tries; docs/runbook.md says how to look and send them back)`,
      metric: new MathExpression({
        expression: `FILL(dead, 0)${lost.join("")}`,
        usingMetrics: { dead, ...undelivered },
        period,
      }),
    });
  }

  feed(lambda: Function): void {
    lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        maxConcurrency: this.props.maxConcurrency,
      }),
    );
  }
}
