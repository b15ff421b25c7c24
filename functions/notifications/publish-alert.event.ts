import { AlreadyDone } from "../../shared/errors.ts";
import { commit } from "../../shared/commit.ts";
import { on } from "../../shared/on.ts";
import { read } from "../../shared/table.ts";
import { policyNow } from "../company/index.ts";
import { publishAlert } from "./alert-topic.ts";
import { alertEvents, alertLetter } from "./alerts-told.ts";
import { paragraphsOf } from "./templates/letter.ts";

/** Every alert, distributors' stock included, to HQ's topic, in the company's language. Published, then marked (docs/adr/0016). */
export const handler = on("notifications/publish-alert.event", alertEvents, async (event, { heard }) => {
  if (await read(heard.key)) throw new AlreadyDone(heard.key.pk);
  const { template, facts } = alertLetter(event);
  const letter = template[(await policyNow()).defaultLocale](facts);
  await publishAlert(letter.subject, paragraphsOf(letter).join("\n\n"));
  await commit([heard]);
});
