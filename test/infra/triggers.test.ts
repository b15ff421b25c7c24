import { describe, expect, it } from "vitest";
import { eventsOf, isEvent, isJob, isRoute, isStream, type Trigger } from "../../shared/triggers.ts";
import { allDomains, propertiesOf, resourcesOf, synthesized } from "./synth.ts";

const { templates } = synthesized("prod");
const every = (type: string): Record<string, any>[] => Object.values(templates).flatMap((t) => propertiesOf(t, type));
const triggers = Object.entries(allDomains).flatMap(([domain, list]) => list.map((trigger) => ({ domain, trigger })));
const ofKind = <T extends Trigger>(is: (t: Trigger) => t is T) =>
  triggers.flatMap(({ domain, trigger }) => (is(trigger) ? [{ domain, trigger, template: templates[domain]! }] : []));
const workers = [...ofKind(isEvent), ...ofKind(isJob), ...ofKind(isStream)];
const nameOf = (run: string): string => `huotong-prod-${run.replaceAll(/[/.]/g, "-")}`;

describe("every trigger", () => {
  it("is deployed: routes as contracts, nothing else", () => {
    const deployed = every("AWS::ApiGatewayV2::Route").map(({ RouteKey }) => RouteKey);
    const routes = ofKind(isRoute);
    expect(routes.length).toBeGreaterThan(3);
    expect(deployed.sort()).toEqual(routes.map(({ trigger: { route } }) => `${route.method} ${route.path}`).sort());
  });

  it("has a function of its own; a domain's routes share one", () => {
    const named = every("AWS::Lambda::Function").map((f) => f.Environment.Variables.POWERTOOLS_SERVICE_NAME);
    const withRoutes = [...new Set(ofKind(isRoute).map(({ domain }) => `${domain}/http`))];
    expect(named.sort()).toEqual([...withRoutes, ...workers.map(({ trigger }) => trigger.run)].sort());
    const logs = every("AWS::Logs::LogGroup").map(({ LogGroupName }) => LogGroupName);
    for (const name of named) expect(logs).toContain(`/huotong/prod/${name}`);
  });

  it.each(
    [...ofKind(isEvent), ...ofKind(isJob)].map(({ trigger, template }) => ({ run: trigger.run, trigger, template })),
  )(
    "$run has its queue, a place for dead letters, and alarms that say what is broken",
    ({ run, trigger, template }) => {
      const queues = propertiesOf(template, "AWS::SQS::Queue").map(({ QueueName }) => QueueName);
      expect(queues).toContain(nameOf(run));
      expect(queues).toContain(`${nameOf(run)}-dead`);
      const alarms = propertiesOf(template, "AWS::CloudWatch::Alarm");
      for (const about of ["failing", "waiting", "dead letters"]) {
        const alarm = alarms.find(({ AlarmName }) => AlarmName === `prod ${run} ${about}`);
        expect(alarm?.AlarmDescription).toContain(trigger.ifBroken);
        expect(alarm?.AlarmActions).toHaveLength(1);
      }
    },
  );

  it("that subscribes has a rule for each source, with the types it asked for", () => {
    for (const { trigger, template } of ofKind(isEvent)) {
      const rules = propertiesOf(template, "AWS::Events::Rule").filter((r) =>
        r.Description.endsWith(`→ ${trigger.run}`),
      );
      const heard = rules.flatMap(({ EventPattern: p }) =>
        p["detail-type"].map((type: string) => `${p.source[0]} ${type}`),
      );
      expect(heard.sort()).toEqual(
        eventsOf(trigger)
          .map(({ source, type }) => `${source} ${type}`)
          .sort(),
      );
    }
  });

  it("that is a schedule has its words, the company's clock and its slot", () => {
    const jobs = every("AWS::Scheduler::Schedule");
    expect(jobs.map((s) => s.ScheduleExpression).sort()).toEqual(
      ofKind(isJob)
        .map(({ trigger }) => trigger.every)
        .sort(),
    );
    for (const { Target, ScheduleExpressionTimezone } of jobs) {
      expect(Target.Input).toBe('{"scheduledTime":"<aws.scheduler.scheduled-time>"}');
      expect(ScheduleExpressionTimezone).toBe("Asia/Shanghai");
    }
  });

  it("that pages for a message of its log has the filter and the alarm for it", () => {
    const filter = propertiesOf(templates.posts, "AWS::Logs::MetricFilter")[0]!;
    const [{ MetricName, MetricNamespace }] = filter.MetricTransformations;
    expect(filter.FilterPattern).toBe('{ $.message = "events were forgotten" }');
    const alarms = propertiesOf(templates.posts, "AWS::CloudWatch::Alarm");
    expect(alarms.filter((alarm) => alarm.MetricName === MetricName)).toMatchObject([
      {
        Namespace: MetricNamespace,
        Threshold: 1,
        Statistic: "Sum",
        AlarmDescription: expect.stringContaining("forgotten"),
      },
    ]);
  });

  it("that asks who is calling has the JWT authorizer and the scope", () => {
    for (const { domain, trigger, template } of ofKind(isRoute)) {
      const key = `${trigger.route.method} ${trigger.route.path}`;
      const route = propertiesOf(template, "AWS::ApiGatewayV2::Route").find(({ RouteKey }) => RouteKey === key);
      const open = typeof trigger.route.who === "string";
      expect([domain, key, route?.AuthorizationType]).toEqual([domain, key, open ? "NONE" : "JWT"]);
      if (!open) expect(route?.AuthorizationScopes).toEqual(["huotong/api"]);
    }
  });
});

describe("what a function may do", () => {
  const statements = Object.values(templates).flatMap((template) =>
    propertiesOf(template, "AWS::IAM::Policy").flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
  ) as { Effect: string; Action: string | string[]; Resource: unknown; Condition?: any }[];
  const allowed = statements.filter(({ Effect }) => Effect === "Allow");
  const actions = allowed.flatMap(({ Action }) => Action);
  const actionsOf = (stack: string, id: RegExp): string[] =>
    resourcesOf(templates[stack], "AWS::IAM::Policy")
      .filter(([name]) => id.test(name))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action)
      .filter((action: string) => !/^(logs|xray|sqs):/.test(action));

  it("is named action by action, and never a scan", () => {
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
    expect(actions.filter((action) => /Scan|PartiQL|BatchWrite/.test(action))).toEqual([]);
  });

  it("concerns named resources, but for tracing", () => {
    const everything = allowed.filter(({ Resource }) => [Resource].flat().includes("*"));
    expect(new Set(everything.flatMap(({ Action }) => Action))).toEqual(
      new Set(["xray:PutTelemetryRecords", "xray:PutTraceSegments"]),
    );
  });

  it("reaches the table by keys alone", () => {
    const table = allowed.filter(({ Action }) =>
      [Action].flat().some((a) => /^dynamodb:(?!.*Stream|GetRecords|GetShard)/.test(a)),
    );
    expect(table.length).toBeGreaterThan(10);
    for (const { Condition } of table) expect(Condition).toEqual({ Null: { "dynamodb:LeadingKeys": "false" } });
  });

  it("never changes the audit trail: whoever writes is denied it", () => {
    const denied = statements.filter(({ Effect }) => Effect === "Deny");
    const writers = allowed.filter(({ Action }) => [Action].flat().includes("dynamodb:UpdateItem"));
    expect(denied.length).toBe(writers.length);
    for (const { Action, Condition } of denied) {
      expect(Action).toEqual(["dynamodb:DeleteItem", "dynamodb:UpdateItem"]);
      expect(Condition["ForAnyValue:StringLike"]["dynamodb:LeadingKeys"]).toContain("AUDIT#*");
    }
  });

  it("is what its trigger says, no more", () => {
    const read = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Query"];
    const write = ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];
    expect(actionsOf("samples", /^countjob/).sort()).toEqual(read);
    expect(actionsOf("samples", /^dropoldjob/).sort()).toEqual([...read, ...write].sort());
    expect(actionsOf("samples", /^tellpeople/)).toEqual(expect.arrayContaining(["ses:SendEmail", "sns:Publish"]));
    expect(actionsOf("samples", /^tellpeople/).filter((a) => /^(cognito|s3|events):/.test(a))).toEqual([]);
    expect(
      actionsOf("posts", /^sendstream/)
        .filter((a) => /^(dynamodb:(Put|Del|Update)|events|s3)/.test(a))
        .sort(),
    ).toEqual(["dynamodb:UpdateItem", "events:PutEvents", "s3:ListBucket", "s3:PutObject"]);
  });

  it("is publishing to the bus for the outbox alone", () => {
    const publishers = Object.entries(templates).filter(([, template]) =>
      JSON.stringify(template).includes("events:PutEvents"),
    );
    const may = Object.entries(allDomains).filter(([, list]) => list.some((t) => t.may.includes("publish-events")));
    expect(publishers.map(([stack]) => stack).sort()).toEqual(may.map(([domain]) => domain).sort());
  });
});
