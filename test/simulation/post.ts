import { entryIdOf } from "../../functions/notifications/inbox.table.ts";
import type { Row, Violation } from "../../operate/fsck/check.ts";
import type { World } from "./world.ts";

/** SES and SNS: what they took, by reader and subject; the topic is a reader too. */
export interface Post {
  take(command: string, input: any): object;
  /** P14: lost 0; doubled only where something fell between sending and marking, or the service's word was lost. */
  judged(items: readonly Row[], world: World, faults: readonly string[]): Violation[];
  sent(): number;
  doubled(): number;
}
/** Faults after which nobody knows whether it was sent, or whether that was written down. */
const between = /^\d+ (crash|\S+ (SendEmail|Publish|PutItem)Command in notifications)/;
/** They look whether it is still so: what a fault kept from being sent stays unsent where it has become untrue meanwhile. */
const lookAgain = ["tell-warehouse-of-approval", "tell-hold-owners", "tell-buyer-of-hold"].map((name) => `notifications/${name}.event`); // prettier-ignore
const alertNews = /^Alert(Raised|Resolved|Escalated)$/;

const outlived = (items: readonly Row[]): { marks: Set<string>; entries: Set<string> } => {
  const events = items.filter(({ type }) => type === "event");
  const last = new Map<string, number>();
  for (const { pk, version } of events) last.set(pk, Math.max(version as number, last.get(pk) ?? 0));
  const old = events.filter(({ pk, version }) => version < last.get(pk)!);
  const of = (name: (by: string, event: Row) => string): Set<string> =>
    new Set(old.flatMap((event) => lookAgain.map((by) => name(by, event))));
  return {
    marks: of((by, { eventId }) => `${by} ${eventId}`),
    entries: of((by, { at, eventId }) => entryIdOf(at as string, by, eventId as string)),
  };
};

export const postOffice = (): Post => {
  const taken = new Map<string, number>();
  let [sent, doubled, published] = [0, 0, 0];
  const mailsDue = (items: readonly Row[], { members }: World, may: ReadonlySet<string>) => {
    const due = new Map<string, { least: number; most: number }>([...taken.keys()].map((name) => [name, { least: 0, most: 0 }])); // prettier-ignore
    const readers = new Map(members.map((member) => [`INBOX#${member.userId}`, member]));
    for (const { pk, sk, about, subject } of items.filter(({ type }) => type === "inbox-entry")) {
      const { email, tenant } = readers.get(pk)!;
      // HQ has the topic for alerts, and no mail
      if (tenant === "HQ" && about.startsWith("Alert")) continue;
      const { least, most } = due.get(`${email} ${subject}`) ?? { least: 0, most: 0 };
      due.set(`${email} ${subject}`, { least: least + (may.has(sk) ? 0 : 1), most: most + 1 });
    }
    return due;
  };
  return {
    take: (command, { Destination, Content }) => {
      sent += 1;
      if (command === "PublishCommand") published += 1;
      else {
        const name = `${Destination.ToAddresses[0]} ${Content.Simple.Subject.Data}`;
        taken.set(name, (taken.get(name) ?? 0) + 1);
      }
      return { MessageId: `${sent}` };
    },
    judged: (items, world, faults) => {
      const found: Violation[] = [];
      const excused = faults.some((fault) => between.test(fault));
      const may = outlived(items);
      for (const { pk, until } of items.filter(({ type }) => type === "sent")) {
        const [, by, ...ids] = (pk as string).split("#");
        if (until !== "sent" && !may.marks.has(`${by} ${ids.at(-1)}`))
          found.push({ rule: "P14 marked as sent", where: pk, expected: "sent", found: until });
      }
      const judge = (where: string, times: number, { least, most }: { least: number; most: number }): void => {
        if (times < least) found.push({ rule: "P14 nothing is lost", where, expected: least, found: times });
        if (times > most && !excused) found.push({ rule: "P14 doubled without a crash", where, expected: most, found: times }); // prettier-ignore
        doubled += Math.max(0, times - most);
      };
      for (const [name, due] of mailsDue(items, world, may.entries)) judge(name, taken.get(name) ?? 0, due);
      const before = new Set(world.items.map(({ eventId }) => eventId));
      const alerts = items.filter((row) => row.type === "event" && alertNews.test(row.eventType) && !before.has(row.eventId)).length; // prettier-ignore
      judge("the topic", published, { least: alerts, most: alerts });
      return found;
    },
    sent: () => sent,
    doubled: () => doubled,
  };
};
