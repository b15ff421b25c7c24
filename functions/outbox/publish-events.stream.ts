import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Found } from "../../shared/table.ts";
import { publish } from "./publish.ts";

const itemOf = ({ dynamodb }: DynamoDBRecord): Found => {
  try {
    return unmarshall(dynamodb?.NewImage as Record<string, AttributeValue>);
  } catch {
    return { ...dynamodb, unreadable: true };
  }
};

/** The table's stream, inserts of news items alone. What is reported as failed comes again. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const failed = await publish(Records.map(itemOf));
  return {
    batchItemFailures: failed.map((i) => ({ itemIdentifier: Records[i]!.dynamodb?.SequenceNumber ?? "" })),
  };
};
