import { on } from "../../shared/on.ts";
import { policyNow } from "../company/index.ts";
import { publishAlert } from "./alert-topic.ts";
import { alertEvents, alertLetter } from "./alerts-told.ts";
import { sendOnce } from "./send-once.ts";
import { paragraphsOf } from "./templates/letter.ts";

const name = "notifications/publish-alert.event";

/** Every alert, distributors' stock included, to HQ's topic, in the company's language. */
export const handler = on(name, alertEvents, async (event, { now }) => {
  const { template, facts } = alertLetter(event);
  const letter = template[(await policyNow()).defaultLocale](facts);
  const sending = { what: `${name}#${event.id}`, tenant: event.tenant, now };
  await sendOnce(sending, () => publishAlert(letter.subject, paragraphsOf(letter).join("\n\n")));
});
