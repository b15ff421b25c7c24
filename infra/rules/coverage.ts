import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from "aws-cdk-lib";
import { readFileSync } from "node:fs";

interface Resource {
  Type: string;
  Properties?: Record<string, any>;
}
export interface Template {
  Resources?: Record<string, Resource>;
}
export interface Gap {
  rule: string;
  id: string;
  text: string;
}

/** Ids a value refers to, however deep: `Ref`, `Fn::GetAtt`. */
const idsIn = (value: unknown): string[] => {
  if (typeof value !== "object" || value === null) return [];
  if ("Ref" in value) return [String(value.Ref)];
  if ("Fn::GetAtt" in value) return [String((value["Fn::GetAtt"] as unknown[])[0])];
  return Object.values(value).flatMap(idsIn);
};

/** `MetricName id` of everything that some alarm with an action and a text watches. */
const watchedBy = (alarms: readonly Record<string, any>[]): Set<string> =>
  new Set(
    alarms.flatMap((alarm) => {
      if (!alarm.AlarmDescription || !(alarm.AlarmActions?.length > 0)) return [];
      const metrics = alarm.Metrics?.flatMap((m: any) => (m.MetricStat ? [m.MetricStat.Metric] : [])) ?? [alarm];
      return metrics.flatMap((m: any) => idsIn(m.Dimensions).map((id) => `${m.MetricName} ${id}`));
    }),
  );

/** What Guard cannot say, for it sees one resource at a time: that each worker has its alarms, and each queue time for its function. */
export const gapsIn = (template: Template): Gap[] => {
  const all = Object.entries(template.Resources ?? {}).map(([id, { Type, Properties = {} }]) => ({
    id,
    Type,
    Properties,
  }));
  const of = (type: string) => all.filter(({ Type }) => Type === type);
  const watched = watchedBy(of("AWS::CloudWatch::Alarm").map(({ Properties }) => Properties));
  const dead = new Set(of("AWS::SQS::Queue").flatMap(({ Properties }) => idsIn(Properties.RedrivePolicy)));
  const needs = (rule: string, id: string, metric: string): Gap[] =>
    watched.has(`${metric} ${id}`) ? [] : [{ rule, id, text: `no alarm watches its ${metric}` }];

  const timeoutOf = new Map(of("AWS::Lambda::Function").map(({ id, Properties }) => [id, Number(Properties.Timeout)]));
  const visibilityOf = new Map(
    of("AWS::SQS::Queue").map(({ id, Properties }) => [id, Number(Properties.VisibilityTimeout ?? 30)]),
  );
  return [
    ...of("AWS::Lambda::Function").flatMap(({ id }) => needs("function_has_alarm", id, "Errors")),
    ...of("AWS::Lambda::Function").flatMap(({ id }) => needs("function_has_alarm", id, "Throttles")),
    ...of("AWS::SQS::Queue").flatMap(({ id }) =>
      dead.has(id)
        ? needs("dead_letters_have_alarm", id, "ApproximateNumberOfMessagesVisible")
        : needs("queue_has_alarm", id, "ApproximateAgeOfOldestMessage"),
    ),
    ...of("AWS::Events::Rule").flatMap(({ id }) => needs("rule_has_alarm", id, "FailedInvocations")),
    ...of("AWS::Scheduler::Schedule").flatMap(({ id, Properties }) =>
      idsIn(Properties.Target?.DeadLetterConfig).some((queue) => dead.has(queue))
        ? []
        : [{ rule: "schedule_has_alarm", id, text: "its dead letters go to no watched queue" }],
    ),
    ...of("AWS::Lambda::EventSourceMapping").flatMap(({ id, Properties }) => {
      const [queue] = idsIn(Properties.EventSourceArn);
      if (Properties.StartingPosition)
        return needs("stream_has_alarm", idsIn(Properties.FunctionName)[0]!, "IteratorAge");
      const wanted = 6 * (timeoutOf.get(idsIn(Properties.FunctionName)[0]!) ?? Number.NaN);
      return visibilityOf.get(queue!) === wanted
        ? []
        : [{ rule: "visibility_is_six_timeouts", id, text: `the queue hides a message for other than ${wanted} s` }];
    }),
    ...(all.length > 500 ? [{ rule: "stack_fits", id: all[0]!.id, text: `${all.length} resources; 500 fit` }] : []),
  ];
};

export class Coverage implements IPolicyValidationPlugin {
  readonly name = "Coverage";

  validate({ templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = templatePaths.flatMap((templatePath) =>
      gapsIn(JSON.parse(readFileSync(templatePath, "utf8")) as Template).map(({ rule, id, text }) => ({
        ruleName: rule,
        description: text,
        severity: "error",
        violatingResources: [{ resourceLogicalId: id, templatePath, locations: [] }],
      })),
    );
    return { success: violations.length === 0, violations };
  }
}
