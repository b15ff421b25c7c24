import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** Answers a call of an AWS service: the first layer of the SDK, before retries, marshalling and the network. */
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

/** From now on every SDK client in this process, also those that are made later, is answered by `by`; product code does not know. */
export const hook = (by: Answer): void => {
  const first = answer === undefined;
  answer = by;
  if (first) for (const [service, client] of Object.entries(clients)) hookOne(service, client.prototype);
};
const hookOne = (service: string, prototype: { send: any }): void => {
  const hooked = new WeakSet<object>();
  const send = prototype.send as (...args: unknown[]) => unknown;
  prototype.send = function (this: { middlewareStack: any }, ...args: unknown[]) {
    if (!hooked.has(this)) {
      hooked.add(this);
      this.middlewareStack.add(
        (next: (args: unknown) => unknown, { commandName }: { commandName: string }) =>
          async (call: { input: unknown }) =>
            answer ? { output: await answer(service, commandName, call.input), response: {} } : next(call),
        { step: "initialize", priority: "high", name: "simulation" },
      );
    }
    return send.apply(this, args);
  };
};
