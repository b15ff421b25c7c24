import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EventDefinition } from "../../events/define.ts";
import { notifications } from "../../functions/notifications/triggers.ts";
import { enrolment } from "../../functions/users/index.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { Role } from "../../shared/contracts/contract.ts";
import { listInbox } from "../../shared/contracts/notifications.ts";
import type { Locale, UserId } from "../../shared/contracts/primitives.ts";
import { eventsOf as listenedTo, isEvent } from "../../shared/triggers.ts";
import { call } from "../support/call.ts";
import { batchOf } from "../support/heard.ts";

export interface Reader {
  userId: UserId;
  sub: string;
  email: string;
}
/** A member with a user record, which is what audiences are made of. */
export const aReader = async (role: Role, tenant: string = "HQ", locale: Locale = "zh-CN"): Promise<Reader> => {
  const [id, sub] = [`usr_${freshToken()}` as UserId, freshToken()];
  const email = `${role}-${sub.slice(0, 6)}@example.com`;
  const user = { id, tenant: tenant as "HQ", role, name: role, email, locale };
  const actor = { id: "system", name: "test", tenant: "HQ" };
  await commit(enrolment(user, { sub, actor, now: clock.now() }));
  return { userId: id, sub, email };
};

const functions = join(import.meta.dirname, "../../functions");
type Row = Parameters<typeof batchOf>[0][number];
/** An event as its bus would hand it over, by nobody in particular. */
export const happened = <Data>(
  tenant: string,
  { type }: EventDefinition<Data>,
  data: Data,
  more: object = {},
): Row => ({
  eventId: `evt_${freshToken()}`,
  eventType: type,
  aggregateId: "a",
  version: 1,
  tenant,
  actor: { id: "system", name: "system", tenant: "HQ" },
  at: clock.now(),
  schemaVersion: 1,
  data,
  ...more,
});
/** Every subscriber of the domain hears it, as the bus would see to; the names of those that want to hear it again. */
export const everybodyHears = async (row: Row): Promise<string[]> => {
  const again: string[] = [];
  for (const trigger of notifications)
    if (isEvent(trigger) && listenedTo(trigger).some(({ type }) => type === row.eventType)) {
      const { handler } = await import(/* @vite-ignore */ pathToFileURL(join(functions, `${trigger.run}.ts`)).href);
      if ((await handler(batchOf([row]))).batchItemFailures.length > 0) again.push(trigger.run);
    }
  return again;
};
export const emails = (...readers: (Reader | undefined)[]) => readers.map((r) => r!.email).sort();
export const inbox = (as: { sub: string }, query: Record<string, string> = {}) => call(listInbox, { as, query });
