import type { Happened } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import type { Role } from "../../shared/contracts/contract.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { env } from "../../shared/env.ts";
import { unlessDone } from "../../shared/errors.ts";
import { type Addressee, membersToNotify } from "../users/index.ts";
import { entryAdded, entryIdOf } from "./inbox.table.ts";
import { sendMail } from "./mail.ts";
import { sendOnce } from "./send-once.ts";
import { paragraphsOf, rendered, type Template } from "./templates/letter.ts";

export interface Telling<Facts> {
  /** The subscriber: with the event and the reader it names what was told. */
  name: string;
  event: Happened<unknown>;
  now: string;
  to: { tenant: string; roles: readonly Role[] };
  template: Template<Facts>;
  facts: Facts;
  /** "inbox": for what reaches these people by another way too. */
  by?: "mail and inbox" | "inbox";
}

/**
 * Tells every active member of these roles, each in his language, but not the one who did it: an inbox entry and a mail. Each is marked for itself, so
 * that a repetition after a failure tells only those who were not told (docs/adr/0016). Throws what failed, after all others were told.
 */
export const tell = async <Facts>(telling: Telling<Facts>): Promise<void> => {
  const { event, to } = telling;
  const members = await membersToNotify(to.tenant as DistributorId | "HQ", to.roles);
  const readers = members.filter(({ userId }) => userId !== event.actor.id);
  const results = await Promise.allSettled(readers.map((reader) => tellOne(reader, telling)));
  const failed = results.flatMap((r) => (r.status === "rejected" ? [r.reason as unknown] : []));
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${readers.length} could not be told`);
};

const tellOne = async <Facts>(reader: Addressee, telling: Telling<Facts>): Promise<void> => {
  const { name, event, now, to, template, facts, by = "mail and inbox" } = telling;
  const letter = template[reader.locale](facts);
  const id = entryIdOf(event.at, name, event.id);
  const text = paragraphsOf(letter).join("\n\n");
  const entry = { id, at: event.at, about: event.type, subject: letter.subject, text, link: letter.path };
  await commit([entryAdded(reader.userId, to.tenant, entry)]).catch(unlessDone);
  if (by === "inbox") return;
  const sending = { what: `${name}#${reader.userId}#${event.id}`, tenant: to.tenant, now };
  await sendOnce(sending, () => sendMail(reader.email, rendered(letter, reader.locale, env("PORTAL_URL"))));
};
