import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { z } from "zod";
import { event } from "../../../events/define.ts";
import { startSystem } from "../../../local/system.ts";
import { clock } from "../../../shared/clock.ts";
import { commit } from "../../../shared/commit.ts";
import { news } from "../../../shared/outbox.ts";
import { create } from "../../../shared/table.ts";

/** A machine in a process of its own, to be killed: it takes some work, says so, and goes on working until it ends. */
const [directory, ...ports] = process.argv.slice(2);
const thing = event({
  source: "huotong.things",
  type: "ThingHappened",
  version: 1,
  detail: () => z.object({ n: z.number() }),
  example: { n: 1 },
});
const job = { every: "rate(1 day)", run: "outbox/sweep-unsent.job", may: [], ifBroken: "" } as const;
const system = await startSystem({ triggers: [job], ports: ports.map(Number), directory: directory! });
const { sub } = system.identity.users.create("ann@example.com", "a password of hers", false);
const actor = { id: "usr_1", name: "Ann", tenant: "HQ" };
const mail = new SESv2Client({});
for (let n = 1; ; n += 1) {
  const about = { pk: `THING#${n}`, id: `thing_${n}`, tenant: "HQ", version: 1, actor, now: clock.now(), data: { n } };
  await commit([create({ pk: `THING#${n}`, sk: "THING", type: "thing", tenant: "HQ", n }), news(thing, about)]);
  system.queues.send(job.run, String(n));
  await mail.send(
    new SendEmailCommand({
      FromEmailAddress: "no-reply@huotong.example",
      Destination: { ToAddresses: ["ann@example.com"] },
      Content: { Simple: { Subject: { Data: `Thing ${n}` }, Body: { Text: { Data: "It happened." } } } },
    }),
  );
  process.send!({ done: n, sub });
}
