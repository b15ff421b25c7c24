import { runSimulation } from "@cloud-copilot/iam-simulate";
import { resourcesOf, type Template } from "./synth.ts";

export const account = "111111111111";
export const region = "eu-central-1";
const pseudo: Record<string, string> = {
  "AWS::AccountId": account,
  "AWS::Partition": "aws",
  "AWS::Region": region,
  "AWS::URLSuffix": "amazonaws.com",
};
export const arn = (service: string, resource: string): string => `arn:aws:${service}:${region}:${account}:${resource}`;

type Part = string | number | boolean | null | Part[] | { [key: string]: Part };
type Outputs = Record<string, { Value: Part; Export?: { Name: string } }>;

/** What CloudFormation would make of a value of `template`: references as ARNs and names, so far as policies have them. */
export const resolver = (templates: Record<string, Template>) => {
  const exported = new Map<string, [Template, Part]>();
  for (const template of Object.values(templates))
    for (const { Value, Export } of Object.values((template as { Outputs?: Outputs }).Outputs ?? {}))
      if (Export) exported.set(Export.Name, [template, Value]);
  const arnOf = (template: Template, id: string): string => {
    const { Type, Properties: p } = template.Resources[id]!;
    const named: Record<string, () => string> = {
      "AWS::SQS::Queue": () => arn("sqs", p.QueueName),
      "AWS::Logs::LogGroup": () => `${arn("logs", `log-group:${p.LogGroupName}`)}:*`,
      "AWS::Events::EventBus": () => arn("events", `event-bus/${p.Name}`),
      "AWS::S3::Bucket": () => `arn:aws:s3:::${String(resolve(template, p.BucketName ?? id))}`,
      "AWS::KMS::Key": () => arn("kms", "key/11111111-2222-3333-4444-555555555555"),
      "AWS::Cognito::UserPool": () => arn("cognito-idp", `userpool/${region}_Pool`),
      "AWS::SecretsManager::Secret": () => arn("secretsmanager", `secret:${p.Name}-AbCdEf`),
    };
    const make = named[Type];
    if (!make) throw new Error(`no ARN known for ${Type} ${id}`);
    return make();
  };
  const resolve = (template: Template, value: Part): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => resolve(template, one));
    const [[name, of] = ["", null]] = Object.entries(value);
    if (name === "Ref") {
      const known = pseudo[of as string];
      if (known) return known;
      const { Type, Properties } = template.Resources[of as string]!;
      return Type === "AWS::SNS::Topic" ? arn("sns", Properties.TopicName) : (of as string);
    }
    if (name === "Fn::Join") {
      const [glue, parts] = of as [string, Part[]];
      return parts.map((one) => String(resolve(template, one))).join(glue);
    }
    if (name === "Fn::ImportValue") {
      const from = exported.get(of as string);
      if (!from) throw new Error(`nobody exports ${String(of)}`);
      return resolve(...from);
    }
    if (name === "Fn::GetAtt") {
      const [id, attribute] = of as [string, string];
      if (attribute === "StreamArn") return arn("dynamodb", "table/huotong-prod/stream/2026-01-01T00:00:00.000");
      return arnOf(template, id);
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(template, one)]));
  };
  return resolve;
};

export interface Statement {
  Effect: "Allow" | "Deny";
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}
export interface Role {
  /** `orders/http`, `orders/settle-order.event`. */
  path: string;
  statements: Statement[];
}

/** Each function with everything that the policies of its role say. */
export const rolesOf = (templates: Record<string, Template>): Role[] => {
  const resolve = resolver(templates);
  return Object.values(templates).flatMap((template) =>
    resourcesOf(template, "AWS::Lambda::Function").map(([, { Properties }]) => {
      const role = Properties.Role["Fn::GetAtt"][0] as string;
      const statements = resourcesOf(template, "AWS::IAM::Policy")
        .filter(([, policy]) => policy.Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role))
        .flatMap(([, policy]) => resolve(template, policy.Properties.PolicyDocument.Statement) as Statement[]);
      return { path: Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME as string, statements };
    }),
  );
};

export interface Call {
  action: string;
  resource: string;
  /** Conditions' keys that such a call carries. */
  with?: Record<string, string | string[]>;
  /** The resource's own policy, where it must agree: a key's. */
  policy?: unknown;
}

/** AWS's evaluation of one call by that role. Throws where the call or a policy makes no sense. */
export const judge = async ({ path, statements }: Role, call: Call): Promise<string> => {
  const response = await runSimulation(
    {
      identityPolicies: [{ name: path, policy: { Version: "2012-10-17", Statement: statements } }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(call.policy !== undefined && { resourcePolicy: call.policy }),
      request: {
        principal: `arn:aws:iam::${account}:role/function`,
        action: call.action,
        resource: { resource: call.resource, accountId: account },
        contextVariables: call.with ?? {},
      },
    },
    {},
  );
  if (response.resultType === "error")
    throw new Error(`${path} ${call.action} on ${call.resource}: ${JSON.stringify(response.errors)}`);
  return response.overallResult;
};
