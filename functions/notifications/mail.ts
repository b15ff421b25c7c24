import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { clientSettings, lazily } from "../../shared/client-settings.ts";
import { env } from "../../shared/env.ts";
import type { Message } from "./templates/letter.ts";

const client = lazily(() => new SESv2Client({ ...clientSettings }));
const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });

/** One mail to one address. Returning means that SES took it. */
export const sendMail = async (to: string, { subject, text, html }: Message): Promise<void> => {
  await client().send(
    new SendEmailCommand({
      FromEmailAddress: env("MAIL_FROM"),
      Destination: { ToAddresses: [to] },
      Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
    }),
  );
};
