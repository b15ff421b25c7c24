import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";

const string = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: "HASH" as const },
  { AttributeName: range, KeyType: "RANGE" as const },
];
const narrow = { ProjectionType: "INCLUDE" as const, NonKeyAttributes: ["summary", "tenant", "version"] };

/** The table as platform-stack.ts makes it, without its stream: see docs/adr/0010-local-stream.md. */
export const tableDefinition = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: ["pk", "sk", "ownerPk", "ownerSk", "stagePk", "stageSk", "unsentShard", "unsentSince"].map(
    string,
  ),
  KeySchema: key("pk", "sk"),
  GlobalSecondaryIndexes: [
    { IndexName: "byOwner", KeySchema: key("ownerPk", "ownerSk"), Projection: narrow },
    { IndexName: "byStage", KeySchema: key("stagePk", "stageSk"), Projection: narrow },
    {
      IndexName: "unsent",
      KeySchema: key("unsentShard", "unsentSince"),
      Projection: { ProjectionType: "KEYS_ONLY" },
    },
  ],
});
