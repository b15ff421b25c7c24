import { describe, expect, it } from "vitest";
import { ledgers } from "../../infra/access.ts";
import { isRoute, isStream, type Permission, type Trigger } from "../../shared/triggers.ts";
import { account, arn, type Call, judge, resolver, type Role, rolesOf } from "./roles.ts";
import { allDomains, resourcesOf, synthesized } from "./synth.ts";

const { templates } = synthesized("prod");
const roles = rolesOf(templates);
const triggers = Object.entries(allDomains).flatMap(([domain, list]) => list.map((trigger) => ({ domain, trigger })));
const queueOf = (path: string): string => `huotong-prod-${path.replaceAll(/[/.]/g, "-")}`;

const [key] = resourcesOf(templates.platform, "AWS::KMS::Key");
const keyPolicy = resolver(templates)(templates.platform!, key![1].Properties.KeyPolicy);
const table = arn("dynamodb", "table/huotong-prod");
const keyed = { "dynamodb:LeadingKeys": ["ORDER#ord_1"] };
const onTable = (verbs: string[], more: Partial<Call> = {}): Call[] =>
  verbs.map((verb) => ({ action: `dynamodb:${verb}`, resource: table, with: keyed, ...more }));
const reads = ["BatchGetItem", "GetItem", "Query"];
const writes = ["ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"];
const bucket = (name: string): string => `arn:aws:s3:::huotong-prod-${name}-${account}/some/object`;
const index = (name: string): Call => ({ action: "dynamodb:Query", resource: `${table}/index/${name}`, with: keyed });

/** The calls that code makes which has the permission: those of shared/table.ts, shared/commit.ts and the clients of each domain. */
const callsOf: Record<Permission, Call[]> = {
  read: [...onTable(reads), index("byOwner"), index("byStage")],
  write: onTable(writes),
  "publish-events": [
    { action: "events:PutEvents", resource: arn("events", "event-bus/huotong-prod") },
    { action: "s3:PutObject", resource: bucket("quarantine") },
  ],
  "publish-alerts": [
    { action: "sns:Publish", resource: arn("sns", "huotong-prod-alerts") },
    {
      action: "kms:GenerateDataKey",
      resource: arn("kms", "key/11111111-2222-3333-4444-555555555555"),
      policy: keyPolicy,
    },
  ],
  "send-mail": [
    {
      action: "ses:SendEmail",
      resource: arn("ses", "identity/huotong@example.com"),
      with: { "ses:FromAddress": "huotong@example.com" },
    },
  ],
  "manage-identities": ["CreateUser", "DisableUser", "EnableUser", "UserGlobalSignOut"].map((verb) => ({
    action: `cognito-idp:Admin${verb}`,
    resource: arn("cognito-idp", "userpool/eu-central-1_Pool"),
  })),
  "read-files": [{ action: "s3:GetObject", resource: bucket("files") }],
  "write-files": [{ action: "s3:PutObject", resource: bucket("files") }],
};

const originSecret = { action: "secretsmanager:GetSecretValue", resource: arn("secretsmanager", "secret:huotong-prod-origin-AbCdEf") }; // prettier-ignore
/** What a function needs besides its permissions: its log, its queue or stream. */
const surroundings = (path: string, kind: "http" | "queue" | "stream"): Call[] => [
  { action: "logs:PutLogEvents", resource: arn("logs", `log-group:/huotong/prod/${path}:log-stream:one`) },
  ...(kind === "queue"
    ? ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map((verb) => ({
        action: `sqs:${verb}`,
        resource: arn("sqs", queueOf(path)),
      }))
    : []),
  ...(kind === "http" ? [originSecret] : []),
  ...(kind === "stream"
    ? [{ action: "dynamodb:GetRecords", resource: `${table}/stream/2026-01-01T00:00:00.000` }]
    : []),
];

interface Worker {
  path: string;
  kind: "http" | "queue" | "stream";
  may: Set<Permission>;
}
const isOpen = (trigger: Trigger): boolean => isRoute(trigger) && typeof trigger.route.who === "string";
const workers: Worker[] = [
  ...triggers
    .filter(({ trigger }) => !isRoute(trigger))
    .map(({ trigger }): Worker => ({ path: trigger.run, kind: isStream(trigger) ? "stream" : "queue", may: new Set(trigger.may) })),
  ...Object.entries(allDomains)
    .map(([domain, list]) => ({ domain, routes: list.filter(isRoute) }))
    .filter(({ routes }) => routes.length > 0)
    .map(({ domain, routes }): Worker => {
      const may = new Set<Permission>(routes.flatMap((route) => [...route.may]));
      if (routes.some((route) => !isOpen(route))) may.add("read");
      if (routes.some((route) => !isOpen(route) && route.route.method === "POST")) may.add("write");
      return { path: `${domain}/http`, kind: "http", may };
    }),
]; // prettier-ignore

/** The outbox writes its mark and nothing else, and reads its own index. */
const needsOf = ({ path, kind, may }: Worker): Call[] => {
  const outbox = may.has("publish-events");
  const calls = [...may].flatMap((permission) => {
    if (!outbox) return callsOf[permission];
    if (permission === "write") return onTable(["UpdateItem"]);
    if (permission === "read") return [...onTable(reads), index("unsent")];
    return permission === "publish-events" ? callsOf[permission] : [];
  });
  return [...calls, ...surroundings(path, kind)];
};

/** What nobody may, and what this one may not: everything of the permissions it lacks, and what is another's. */
const deniedTo = (worker: Worker): Call[] => {
  const needed = new Set(needsOf(worker).map(({ action, resource }) => `${action} ${resource}`));
  const lacking = Object.values(callsOf)
    .flat()
    .filter(({ action, resource }) => !needed.has(`${action} ${resource}`));
  return [
    ...lacking,
    ...onTable(["Scan", "BatchWriteItem", "PartiQLSelect", "DeleteTable"]).map((call) => ({ ...call, with: {} })),
    ...onTable([...reads, ...writes], { with: {} }),
    ...onTable([...reads, ...writes], { resource: arn("dynamodb", "table/huotong-staging") }),
    ...ledgers.flatMap((ledger) => onTable(["DeleteItem", "UpdateItem"], { with: { "dynamodb:LeadingKeys": [ledger.replace("*", "1")] } })),
    ...onTable(["DeleteItem", "UpdateItem"], { with: { "dynamodb:LeadingKeys": ["ORDER#ord_1", ledgers[0]!.replace("*", "1")] } }),
    { action: "sqs:ReceiveMessage", resource: arn("sqs", "huotong-prod-of-another") },
    { action: "events:PutEvents", resource: arn("events", "event-bus/default") },
    { action: "ses:SendEmail", resource: arn("ses", "identity/huotong@example.com"), with: { "ses:FromAddress": "ceo@example.com" } },
    { action: "logs:PutLogEvents", resource: arn("logs", "log-group:/huotong/prod/of/another:log-stream:one") },
    ...(worker.kind === "http" ? [] : [originSecret]),
    { action: "secretsmanager:PutSecretValue", resource: originSecret.resource },
    { action: "secretsmanager:GetSecretValue", resource: arn("secretsmanager", "secret:of-another-AbCdEf") },
    { action: "iam:PassRole", resource: `arn:aws:iam::${account}:role/admin` },
    { action: "lambda:UpdateFunctionCode", resource: arn("lambda", "function:other") },
  ]; // prettier-ignore
};

const roleOf = ({ path }: Worker): Role => roles.find((role) => role.path === path)!;
const wrong = async (
  calls: (worker: Worker) => Call[],
  allowed: boolean,
): Promise<{ wrong: string[]; asked: number }> => {
  const found: string[] = [];
  let asked = 0;
  for (const worker of workers)
    for (const call of calls(worker)) {
      asked += 1;
      const verdict = await judge(roleOf(worker), call);
      if ((verdict === "Allowed") !== allowed)
        found.push(`${worker.path} ${verdict}: ${call.action} on ${call.resource} with ${JSON.stringify(call.with)}`);
    }
  return { wrong: found, asked };
};

describe("the role of each function, judged as IAM judges", () => {
  it("is there for every trigger", () => {
    expect(workers.length).toBeGreaterThan(40);
    expect(roles.map(({ path }) => path).sort()).toEqual(expect.arrayContaining(workers.map(({ path }) => path).sort()));
  });

  it("allows every call that its code makes", async () => {
    const { wrong: refused, asked } = await wrong(needsOf, true);
    expect(asked).toBeGreaterThan(300);
    expect(refused).toEqual([]);
  });

  it("denies what it does not need: other permissions, scans, calls over partitions, ledgers, other stages and queues", async () => {
    const { wrong: allowed, asked } = await wrong(deniedTo, false);
    expect(asked).toBeGreaterThan(1_000);
    expect(allowed).toEqual([]);
  });

  it("is seen when it allows too much, or too little", async () => {
    const [worker] = workers.filter(({ kind, may }) => kind === "queue" && may.has("write") && !may.has("publish-events"));
    const role = roleOf(worker!);
    const [scan] = onTable(["Scan"], { with: {} });
    const open: Role = { ...role, statements: [...role.statements, { Effect: "Allow", Action: "dynamodb:Scan", Resource: table }] };
    expect([await judge(role, scan!), await judge(open, scan!)]).toEqual(["ImplicitlyDenied", "Allowed"]);
    const [read] = onTable(["GetItem"], { with: {} });
    const unkeyed: Role = { ...role, statements: role.statements.map(({ Condition: _, ...statement }) => statement) };
    expect([await judge(role, read!), await judge(unkeyed, read!)]).toEqual(["ImplicitlyDenied", "Allowed"]);
    const [put] = onTable(["PutItem"]);
    const less: Role = { ...role, statements: role.statements.filter(({ Action }) => ![Action].flat().includes("dynamodb:PutItem")) };
    expect([await judge(role, put!), await judge(less, put!)]).toEqual(["Allowed", "ImplicitlyDenied"]);
  });
}); // prettier-ignore
