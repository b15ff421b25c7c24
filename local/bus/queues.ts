import type { IncomingMessage, ServerResponse } from "node:http";
import { Server } from "node:net";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { Mishap } from "../mishap.ts";
import { portTaken } from "../serve.ts";
import { account, names, region } from "../settings.ts";

export type Handle = (event: SQSEvent) => Promise<SQSBatchResponse | void>;
export const timesTried = 5;
export const queueName = (run: string): string => run.replace(/[/.]/g, "-");

export interface Queues {
  send(run: string, body: string): void;
  /** Up to ten messages; they are invisible to others for 30 seconds. */
  receive(run: string): Promise<Message[]>;
  /** Deletes what was dealt with; what failed comes again after `retrySeconds(how often it was received)`. */
  finish(
    run: string,
    messages: readonly Message[],
    failed: ReadonlySet<string>,
    retrySeconds: (times: number) => number,
  ): Promise<void>;
  waiting(run: string): { ready: number; later: number; dead: number };
  dead(run: string): string[];
  stop(): Promise<void>;
}

const buckets: string[] = [names.filesBucket, names.quarantineBucket];
/** fauxqs knows no CORS rules of buckets (infra/files.ts): pages of this machine post and fetch files by signed addresses, and reach nothing else. */
const allowPages = ({ headers: { origin = "" }, url = "" }: IncomingMessage, response: ServerResponse): void => {
  if (!/^http:\/\/localhost:\d{1,5}$/.test(origin) || !buckets.includes(url.split(/[/?]/)[1] ?? "")) return;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("vary", "origin");
};

/** fauxqs listens on every interface and has no setting for it; nothing here is for other machines. */
const onThisMachineOnly = async <T>(start: () => Promise<T>): Promise<T> => {
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (this: Server, ...args: unknown[]) {
    const [first] = args;
    if (typeof first === "object" && first !== null && "host" in first) args[0] = { ...first, host: "127.0.0.1" };
    this.prependListener("request", allowPages);
    return listen.apply(this, args as never);
  } as typeof listen;
  try {
    return await start();
  } finally {
    Server.prototype.listen = listen;
  }
};

/** SQS, SNS and S3: a queue with its dead letters for each subscriber and job, the alert topic, the buckets. @param dataDir absent: in memory. */
export const startQueues = async (
  port: number,
  runs: readonly string[],
  dataDir?: string,
): Promise<Queues & { port: number }> => {
  const server = await onThisMachineOnly(() =>
    startFauxqs({ port, logger: false, defaultRegion: region, ...(dataDir && { dataDir }) }),
  ).catch((error: NodeJS.ErrnoException): never => {
    if (error.code === "EADDRINUSE") throw portTaken("queues and files", port);
    if (error.code === "ERR_SQLITE_ERROR")
      throw new Mishap(
        `The queues in ${dataDir} cannot be read: ${error.message}.`,
        "Begin anew with: npm start -- --reset",
        error,
      );
    throw error;
  });
  prepare(server, runs);
  const client = new SQSClient({ endpoint: `http://127.0.0.1:${server.port}`, region, useQueueUrlAsEndpoint: false });
  const at = (run: string): { QueueUrl: string } => ({
    QueueUrl: `http://127.0.0.1:${server.port}/${account}/${queueName(run)}`,
  });
  const look = (name: string) => server.inspectQueue(name)?.messages ?? { ready: [], delayed: [], inflight: [] };
  return {
    port: server.port,
    send: (run, body) => void server.sendMessage(queueName(run), body),
    receive: async (run) => {
      const reply = await client.send(
        new ReceiveMessageCommand({ ...at(run), MaxNumberOfMessages: 10, MessageSystemAttributeNames: ["All"] }),
      );
      return reply.Messages ?? [];
    },
    finish: async (run, messages, failed, retrySeconds) => {
      for (const { MessageId, ReceiptHandle, Attributes } of messages)
        if (failed.has(MessageId!)) {
          const VisibilityTimeout = retrySeconds(Number(Attributes?.ApproximateReceiveCount ?? 1));
          await client.send(new ChangeMessageVisibilityCommand({ ...at(run), ReceiptHandle, VisibilityTimeout }));
        } else await client.send(new DeleteMessageCommand({ ...at(run), ReceiptHandle }));
    },
    waiting: (run) => {
      const { ready, delayed, inflight } = look(queueName(run));
      const dead = look(`${queueName(run)}-dead`).ready.length;
      return { ready: ready.length, later: delayed.length + inflight.length, dead };
    },
    dead: (run) => look(`${queueName(run)}-dead`).ready.map(({ body }) => body),
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
};

export const alertMails = "local/forward-alerts";

const prepare = (server: FauxqsServer, runs: readonly string[]): void => {
  const queues = [...runs, alertMails].map(queueName);
  server.setup({
    queues: [
      ...queues.map((name) => ({ name: `${name}-dead`, attributes: { MessageRetentionPeriod: "1209600" } })),
      ...queues.map((name) => ({
        name,
        attributes: {
          VisibilityTimeout: "30",
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: `arn:aws:sqs:${region}:${account}:${name}-dead`,
            maxReceiveCount: String(timesTried),
          }),
        },
      })),
    ],
    topics: [{ name: names.alertTopic }],
    subscriptions: [{ topic: names.alertTopic, queue: queueName(alertMails) }],
    buckets,
  });
};

/** What the queue hands to a function. */
export const sqsEvent = (run: string, messages: readonly Message[]): SQSEvent => ({
  Records: messages.map(({ MessageId, ReceiptHandle, Body, Attributes, MD5OfBody }) => ({
    messageId: MessageId ?? "",
    receiptHandle: ReceiptHandle ?? "",
    body: Body ?? "",
    attributes: (Attributes ?? {}) as never,
    messageAttributes: {},
    md5OfBody: MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:${region}:${account}:${queueName(run)}`,
    awsRegion: region,
  })),
});
