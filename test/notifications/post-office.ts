import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Sent {
  to: string;
  subject: string;
  text: string;
}
/** SES and SNS as far as these tests need them to fail: it takes mail and messages down, and refuses what it is told to. */
export const startPostOffice = async () => {
  const mails: Sent[] = [];
  const messages: { subject: string; text: string }[] = [];
  const refused = new Set<string>();
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const answer = (status: number, body: string, type = "application/json"): void => {
        const headers = { "content-type": type, ...(status >= 400 && { "x-amzn-errortype": "MessageRejected" }) };
        response.writeHead(status, headers).end(body);
      };
      if (request.url === "/v2/email/outbound-emails") {
        const { Destination, Content } = JSON.parse(text);
        const to: string = Destination.ToAddresses[0];
        if (refused.has(to)) return answer(400, JSON.stringify({ message: "refused" }));
        const { Subject, Body } = Content.Simple;
        mails.push({ to, subject: Subject.Data, text: Body.Text.Data });
        return answer(200, JSON.stringify({ MessageId: String(mails.length) }));
      }
      const form = new URLSearchParams(text);
      if (refused.has("topic"))
        return answer(400, "<ErrorResponse><Error><Code>InvalidParameter</Code></Error></ErrorResponse>", "text/xml");
      messages.push({ subject: form.get("Subject") ?? "", text: form.get("Message") ?? "" });
      answer(
        200,
        "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>",
        "text/xml",
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SESV2: endpoint,
    AWS_ENDPOINT_URL_SNS: endpoint,
    MAIL_FROM: "huotong@example.com",
    PORTAL_URL: "https://portal.example",
    ALERT_TOPIC_ARN: "arn:aws:sns:eu-central-1:000000000000:alerts",
  });
  return { mails, messages, refused, stop: () => new Promise((done) => server.close(done)) };
};
