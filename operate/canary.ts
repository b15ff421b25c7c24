/**
 * Do news still arrive? Commits one and waits until a subscriber has heard it: table, stream, publisher, bus, queue, function, table. PutEvents to a bus that is
 * not there reports success, so only this shows it. Exit code 0: heard; 1: not within the time. Runs with the caller's own AWS credentials.
 */
import { parseArgs } from "node:util";
import { canaryHeardAt, sendCanary } from "../functions/outbox/index.ts";
import { clock, freshToken } from "../shared/clock.ts";

const { values } = parseArgs({
  options: { stage: { type: "string" }, seconds: { type: "string", default: "60" } },
});
const seconds = Number(values.seconds);
if (!values.stage || !(seconds > 0)) throw new Error("npm run canary -- --stage prod [--seconds 60]");
process.env.TABLE_NAME ??= `huotong-${values.stage}`;

const id = `canary_${freshToken()}`;
const sentAt = clock.now();
const waited = (until: string): number => (Date.parse(until) - Date.parse(sentAt)) / 1_000;
await sendCanary(id, sentAt);
let at = await canaryHeardAt(id);
while (!at && waited(clock.now()) < seconds) {
  await clock.sleep(250);
  at = await canaryHeardAt(id);
}
if (at) console.log(`${id} was heard after ${waited(at).toFixed(1)} s.`);
else {
  console.error(
    `${id} was not heard within ${seconds} s: look at the alarms of outbox and at its log (docs/runbook.md).`,
  );
  process.exitCode = 1;
}
