import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { clientSettings, lazily } from "../../shared/client-settings.ts";
import { env } from "../../shared/env.ts";

const client = lazily(() => new SNSClient({ ...clientSettings }));
/** SNS takes subjects of fewer than 100 characters. */
const maxSubject = 99;

/** To everybody at HQ who subscribed to alerts. */
export const publishAlert = async (subject: string, text: string): Promise<void> => {
  await client().send(
    new PublishCommand({
      TopicArn: env("ALERT_TOPIC_ARN"),
      Subject: [...subject].slice(0, maxSubject).join(""),
      Message: text,
    }),
  );
};
