import { Duration, Fn } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Construct } from "constructs";
import { type EventTrigger, eventsOf } from "../shared/triggers.ts";
import { singleEntry } from "./bundle.ts";
import { CodeFunction } from "./code-function.ts";
import type { PlatformStack } from "./platform-stack.ts";
import type { Front } from "./portal-stack.ts";
import { workerOf } from "./stages.ts";
import { WorkQueue } from "./work-queue.ts";

/** One subscriber: rule → queue (with dead letters) → Lambda. */
export class EventFunction extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { platform: PlatformStack; front: Front; domain: string; trigger: EventTrigger },
  ) {
    super(scope, id);
    const { platform, front, domain, trigger } = props;
    const { run: path, ifBroken } = trigger;
    const { memoryMb, timeoutSeconds, maxConcurrency } = workerOf(platform.stage, domain, trigger.seconds);
    const work = new WorkQueue(this, "Work", { platform, path, ifBroken, timeoutSeconds, maxConcurrency });
    const { lambda } = new CodeFunction(this, "Code", {
      platform,
      portalUrl: front.url,
      domain,
      path,
      entry: singleEntry(path),
      may: new Set(trigger.may),
      ifBroken,
      timeoutSeconds,
      memoryMb,
    });
    work.feed(lambda);
    // One rule a source: a pattern of several sources and types would match their combinations too.
    const undelivered: Record<string, Metric> = {};
    for (const [source, events] of Map.groupBy(eventsOf(trigger), ({ source }) => source)) {
      const name = source.replace("huotong.", "");
      const rule = new Rule(this, `From-${name}`, {
        eventBus: platform.bus,
        description: `${events.map(({ type }) => type).join(", ")} → ${path}`.slice(0, 512),
        eventPattern: { source: [source], detailType: events.map(({ type }) => type) },
        targets: [
          new SqsQueue(work.queue, { deadLetterQueue: work.dead, retryAttempts: 185, maxEventAge: Duration.hours(24) }),
        ],
      });
      // Not `ruleName`, which names the bus too where it is not the default one.
      for (const metricName of ["FailedInvocations", "InvocationsFailedToBeSentToDlq"])
        undelivered[`${name.replaceAll("-", "")}${metricName}`] = new Metric({
          namespace: "AWS/Events",
          metricName,
          dimensionsMap: {
            EventBusName: platform.bus.eventBusName,
            RuleName: Fn.select(2, Fn.split("/", rule.ruleArn)),
          },
          statistic: "Sum",
          period: Duration.minutes(5),
        });
    }
    work.pageDead(undelivered);
  }
}
