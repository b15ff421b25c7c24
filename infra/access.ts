import { ArnFormat, Stack } from "aws-cdk-lib";
import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { Permission } from "../shared/triggers.ts";
import { listIndexes } from "./data-table.ts";
import { objectsOf } from "./files.ts";
import type { PlatformStack } from "./platform-stack.ts";

/**
 * Partitions that only ever grow: nobody's role may change or remove what is in them; the marks of what took effect are such too, for without one it
 * would happen twice. Stock movements share the partition of their balance, which IAM cannot tell apart: their keys are new each time, written with
 * `create` alone.
 */
export const ledgers = ["AUDIT#*", "HEARD#*", "ONCE#*"];

export interface Access {
  statements: PolicyStatement[];
  environment: Record<string, string>;
  /** Statements over the objects of a bucket, whose keys nobody can list beforehand. */
  objects: string[];
}

/**
 * Turns what a trigger may do into statements with named actions and resources. There is no Scan for anybody; `LeadingKeys` must be
 * part of each call to the table, so that none reaches over partitions. Whoever may publish is the outbox: it reads the unsent, and takes the
 * mark off, no more.
 */
export const accessOf = (scope: Construct, platform: PlatformStack, may: ReadonlySet<Permission>): Access => {
  const { stage, deployment } = platform;
  const stack = Stack.of(scope);
  const table = stack.formatArn({ service: "dynamodb", resource: "table", resourceName: `huotong-${stage.name}` });
  const outbox = may.has("publish-events");
  const access: Access = { statements: [], environment: { TABLE_NAME: `huotong-${stage.name}` }, objects: [] };
  const allow = (actions: string[], resources: string[], conditions?: Record<string, unknown>): void => {
    access.statements.push(new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }));
  };
  const keyed = { Null: { "dynamodb:LeadingKeys": "false" } };
  const setting = (name: string, value: string): void => void (access.environment[name] = value);

  if (may.has("read")) {
    allow(["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"], [table], keyed);
    const indexes = outbox ? ["unsent"] : listIndexes;
    allow(["dynamodb:Query"], indexes.map((index) => `${table}/index/${index}`), keyed); // prettier-ignore
  }
  if (may.has("write") && outbox) allow(["dynamodb:UpdateItem"], [table], keyed);
  if (may.has("write") && !outbox) {
    const write = ["ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"];
    allow(write.map((action) => `dynamodb:${action}`), [table], keyed); // prettier-ignore
  }
  if (may.has("write"))
    access.statements.push(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ["dynamodb:DeleteItem", "dynamodb:UpdateItem"],
        resources: [table],
        conditions: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ledgers } },
      }),
    );
  if (outbox) {
    allow(["events:PutEvents"], [platform.bus.eventBusArn]);
    setting("BUS_NAME", `huotong-${stage.name}`);
    access.objects.push(objectsOf(scope, stage, "quarantine"));
    allow(["s3:PutObject"], [objectsOf(scope, stage, "quarantine")]);
    setting("QUARANTINE_BUCKET", platform.files.quarantine.bucketName);
  }
  if (may.has("publish-alerts")) {
    allow(["sns:Publish"], [platform.pager.alerts.topicArn]);
    allow(["kms:Decrypt", "kms:GenerateDataKey"], [platform.pager.key.keyArn]);
    setting("ALERT_TOPIC_ARN", platform.pager.alerts.topicArn);
  }
  if (may.has("send-mail")) {
    const ses = (resource: string, resourceName: string): string =>
      stack.formatArn({ service: "ses", resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
    allow(
      ["ses:SendEmail"],
      [ses("identity", deployment.mailFrom), ses("configuration-set", `huotong-${stage.name}`)],
      {
        StringEquals: { "ses:FromAddress": deployment.mailFrom },
      },
    );
    setting("MAIL_FROM", deployment.mailFrom);
  }
  if (may.has("manage-identities")) {
    const verbs = ["CreateUser", "DisableUser", "EnableUser", "GetUser", "SetUserPassword", "UserGlobalSignOut"];
    allow(verbs.map((verb) => `cognito-idp:Admin${verb}`), [platform.people.pool.userPoolArn]); // prettier-ignore
    setting("USER_POOL_ID", platform.people.pool.userPoolId);
  }
  const files = [
    ...(may.has("read-files") ? ["s3:GetObject"] : []),
    ...(may.has("write-files") ? ["s3:PutObject"] : []),
  ];
  if (files.length > 0 && !outbox) {
    access.objects.push(objectsOf(scope, stage, "files"));
    allow(files, [objectsOf(scope, stage, "files")]);
    setting("FILES_BUCKET", platform.files.files.bucketName);
  }
  return access;
};
