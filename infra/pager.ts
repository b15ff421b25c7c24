import { Aws, Duration } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { Stage } from "./stages.ts";

export interface Page {
  /** A trigger's path, and what of it: `orders/confirm-order.event dead letters`. */
  name: string;
  /** What people notice: the trigger's `ifBroken`. */
  text: string;
  metric: IMetric;
  atLeast?: number;
  above?: number;
  periods?: number;
}

/** Two topics: `topic` wakes the operators, `alerts` carries the business's alerts to HQ. */
export class Pager extends Construct {
  readonly topic: Topic;
  readonly alerts: Topic;
  readonly key: Key;
  private readonly stage: Stage;

  constructor(scope: Construct, id: string, { stage, email }: { stage: Stage; email: string | undefined }) {
    super(scope, id);
    this.stage = stage;
    this.key = new Key(this, "Key", {
      description: "Alarms and alerts on their way",
      enableKeyRotation: true,
      removalPolicy: stage.removal,
    });
    for (const service of ["cloudwatch.amazonaws.com", "ses.amazonaws.com"])
      this.key.grantEncryptDecrypt(new ServicePrincipal(service));
    const topic = (name: string): Topic =>
      new Topic(this, name, { topicName: `huotong-${stage.name}-${name}`, masterKey: this.key, enforceSSL: true });
    this.topic = topic("pager");
    // enforceSSL replaced the topic's default policy, which had let these in.
    for (const service of ["cloudwatch.amazonaws.com", "ses.amazonaws.com"])
      this.topic.grantPublish(
        new ServicePrincipal(service, { conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } } }),
      );
    this.alerts = topic("alerts");
    if (email) this.topic.addSubscription(new EmailSubscription(email));
  }

  /** An alarm that says in people's words what is broken. Silence is health: a metric without data does not ring. */
  page(scope: Construct, id: string, page: Page): Alarm {
    const alarm = new Alarm(scope, id, {
      alarmName: `${this.stage.name} ${page.name}`,
      alarmDescription: page.text.slice(0, 1_000),
      metric: page.metric,
      threshold: page.atLeast ?? page.above ?? 1,
      comparisonOperator:
        page.above === undefined
          ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
          : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: page.periods ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }

  onSchedules(group: string): void {
    const metric = (metricName: string): Metric =>
      new Metric({
        namespace: "AWS/Scheduler",
        metricName,
        dimensionsMap: { ScheduleGroup: group },
        statistic: "Sum",
        period: Duration.minutes(5),
      });
    this.page(this, "Dropped", {
      name: "schedules dropped",
      text: "A tick of the scheduler was given up: a job did not run in its slot.",
      metric: metric("InvocationDroppedCount"),
    });
    this.page(this, "Lost", {
      name: "schedules lost",
      text: "A tick that failed could not even be set aside: look at the permissions of the dead-letter queues.",
      metric: metric("InvocationsFailedToBeSentToDeadLetterCount"),
    });
  }
}
