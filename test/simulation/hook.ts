import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** Answers a call of an AWS service: at the clients' `send`, before the SDK's layers (a third of a run's time), its retries and the network. */
export type Answer = (service: string, command: string, input: any) => Promise<object>;

const clients = {
  dynamodb: DynamoDBDocumentClient,
  events: EventBridgeClient,
  s3: S3Client,
  ses: SESv2Client,
  sns: SNSClient,
  sqs: SQSClient,
};
let answer: Answer | undefined;
/** The document client's commands are named as those of the service that they become. */
const documentCommands: Record<string, string> = { GetCommand: "GetItemCommand", PutCommand: "PutItemCommand", UpdateCommand: "UpdateItemCommand", DeleteCommand: "DeleteItemCommand", TransactWriteCommand: "TransactWriteItemsCommand", BatchGetCommand: "BatchGetItemCommand" }; // prettier-ignore

/** From now on every SDK client in this process, also those that are made later, is answered by `by`; product code does not know. */
export const hook = (by: Answer): void => {
  const first = answer === undefined;
  answer = by;
  if (first) for (const [service, client] of Object.entries(clients)) hookOne(service, client.prototype);
};
const hookOne = (service: string, prototype: { send: any }): void => {
  prototype.send = (command: { input: unknown; constructor: { name: string } }) =>
    answer!(service, documentCommands[command.constructor.name] ?? command.constructor.name, command.input);
};
