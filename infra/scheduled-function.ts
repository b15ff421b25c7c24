import { Duration, TimeZone } from "aws-cdk-lib";
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
} from "aws-cdk-lib/aws-scheduler";
import { SqsSendMessage } from "aws-cdk-lib/aws-scheduler-targets";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { JobTrigger } from "../shared/triggers.ts";
import { singleEntry } from "./bundle.ts";
import { CodeFunction } from "./code-function.ts";
import type { PlatformStack } from "./platform-stack.ts";
import type { Front } from "./portal-stack.ts";
import { workerOf } from "./stages.ts";
import { WorkQueue } from "./work-queue.ts";

/** One job: schedule → queue (with dead letters) → Lambda. Not schedule → Lambda: a tick that fails must wait somewhere. */
export class ScheduledFunction extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { platform: PlatformStack; front: Front; domain: string; trigger: JobTrigger },
  ) {
    super(scope, id);
    const { platform, front, domain, trigger } = props;
    const { stage, deployment } = platform;
    const { run: path, ifBroken } = trigger;
    const { memoryMb, timeoutSeconds, maxConcurrency } = workerOf(stage, domain, trigger.seconds);
    const work = new WorkQueue(this, "Work", { platform, path, ifBroken, timeoutSeconds, maxConcurrency });
    const { lambda, log } = new CodeFunction(this, "Code", {
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
    new Schedule(this, "Schedule", {
      description: `${path}: ${ifBroken}`.slice(0, 512),
      schedule: ScheduleExpression.expression(trigger.every, TimeZone.of(deployment.timeZone)),
      scheduleGroup: ScheduleGroup.fromScheduleGroupName(this, "Group", `huotong-${stage.name}`),
      enabled: stage.schedules.on,
      target: new SqsSendMessage(work.queue, {
        input: ScheduleTargetInput.fromObject({ scheduledTime: ContextAttribute.scheduledTime }),
        deadLetterQueue: work.dead,
        maxEventAge: Duration.hours(1),
        retryAttempts: 5,
      }),
    });
    work.pageDead();
    if (trigger.pagesWhenLogged) {
      const filter = new MetricFilter(this, "Logged", {
        logGroup: log,
        filterPattern: FilterPattern.stringValue("$.message", "=", trigger.pagesWhenLogged),
        metricNamespace: `huotong-${stage.name}`,
        metricName: path,
        metricValue: "1",
      });
      platform.pager.page(this, "LoggedPage", {
        name: `${path} found`,
        text: `${trigger.pagesWhenLogged} (its log says how many)`,
        metric: filter.metric({ statistic: "Sum", period: Duration.minutes(5) }),
      });
    }
  }
}
