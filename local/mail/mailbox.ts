import type { Server } from "node:http";
import { createRequire } from "node:module";
import { type Message } from "@aws-sdk/client-sqs";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Rest } from "../aws.ts";
import { portTaken } from "../serve.ts";
import type { Store } from "../store.ts";

const require = createRequire(import.meta.url); // CommonJS whose default export tools see differently
const ses = require("aws-ses-v2-local") as typeof import("aws-ses-v2-local");
const mails = require("aws-ses-v2-local/dist/store.js") as typeof import("aws-ses-v2-local/dist/store.js");

export interface Mail {
  messageId: string;
  from: string;
  destination: { to: string[]; cc: string[]; bcc: string[] };
  subject: string;
  body: { text?: string; html?: string };
  /** Seconds since 1970. */
  at: number;
}
export interface Mailbox {
  /** SES as the SDK calls it: every mail is on disk before its sender hears that it was sent. */
  ses: Rest;
  all(): Mail[];
  stop(): Promise<void>;
}

/** The mailbox of this machine: SES's operations and a page to read what was sent. */
export const startMailbox = async (store: Store, port: number): Promise<Mailbox> => {
  const shelf = store.shelf("mails");
  const known = mails.getStoreReadonly().emails as unknown as Mail[];
  const before = new Set(known.map(({ messageId }) => messageId));
  for (const { id, value } of shelf.all<Mail>()) if (!before.has(id)) mails.saveEmail(value as never);
  const server = (await ses.default({ host: "127.0.0.1", port })) as Server;
  if (!server.listening) throw portTaken("the mailbox", port);
  const { port: bound } = server.address() as { port: number };
  return {
    ses: async (path, body, headers) => {
      const { authorization = "AWS4-HMAC-SHA256 local", "content-type": type = "application/json" } = headers;
      const reply = await fetch(`http://127.0.0.1:${bound}${path}`, {
        method: "POST",
        headers: { authorization, "content-type": type },
        body: new Uint8Array(body),
      });
      const text = await reply.text();
      for (const mail of mails.getStoreReadonly().emails.slice(-50) as unknown as Mail[])
        if (text.includes(mail.messageId)) shelf.set(mail.messageId, mail);
      return { status: reply.status, body: text };
    },
    all: () => mails.getStoreReadonly().emails as unknown as Mail[],
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** SNS's e-mail subscription of the alert topic: what was published there reaches HQ's addresses. */
export const forwardAlert = async ({ Body }: Pick<Message, "Body">, addresses: readonly string[]): Promise<void> => {
  const { Subject, Message: text } = JSON.parse(Body ?? "{}") as { Subject?: string; Message?: string };
  const client = new SESv2Client({});
  await client.send(
    new SendEmailCommand({
      FromEmailAddress: "AWS Notifications <no-reply@sns.amazonaws.com>",
      Destination: { ToAddresses: [...addresses] },
      Content: {
        Simple: { Subject: { Data: Subject ?? "AWS Notification Message" }, Body: { Text: { Data: text ?? "" } } },
      },
    }),
  );
  client.destroy();
};
