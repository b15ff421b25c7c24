/**
 * 1. a member                        base     USER#<id>           RECORD
 * 2. the members of a tenant         byOwner  USERS#<tenant>      <id>
 * 3. what a signed-in subject is     base     SUB#<sub>           MEMBERSHIP     (read by shared/membership.ts)
 * 4. who has an address              base     USER-EMAIL#<email>  CLAIM          (makes addresses unique)
 * 5. how many admins are active      base     USERS#HQ            ADMINS         (the last one stays)
 */
import type { Actor, EventDefinition } from "../../events/define.ts";
import type { User } from "../../shared/contracts/users.ts";
import type { UserId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { above } from "../../shared/expressions.ts";
import { type Membership, membershipKey } from "../../shared/membership.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, create, type Page, put, query, queryAll, read, readMany, update } from "../../shared/table.ts";
import { auditRow } from "../audit/index.ts";
import { adminsGained } from "./user.ts";

const key = (id: string) => ({ pk: `USER#${id}`, sk: "RECORD" });
const emailKey = (email: string) => ({ pk: `USER-EMAIL#${email}`, sk: "CLAIM" });
const admins = { pk: "USERS#HQ", sk: "ADMINS" };
/** `sub` is the identity provider's name for it; it never leaves this domain. */
type StoredUser = { user: User; sub: string };

export const readUser = async (id: string): Promise<StoredUser | undefined> => {
  const found = await read<{ summary: User; sub: string }>(key(id));
  return found && { user: found.summary, sub: found.sub };
};
export const readUsers = async (ids: readonly UserId[]): Promise<User[]> =>
  (await readMany<{ summary: User }>(ids.map(key))).flatMap((found) => (found ? [found.summary] : []));
export const userIdByEmail = async (email: string): Promise<UserId | undefined> =>
  (await read<{ userId: UserId }>(emailKey(email)))?.userId;

type Row = { summary: User };
export const usersOf = async (tenant: string, limit: number, cursor?: string): Promise<Page<User>> => {
  const page = await query<Row>({ from: "byOwner", partition: `USERS#${tenant}`, limit, cursor });
  return { items: page.items.map(({ summary }) => summary), cursor: page.cursor };
};
export const everyUserOf = async (tenant: string): Promise<User[]> =>
  (await queryAll<Row>({ from: "byOwner", partition: `USERS#${tenant}` })).map(({ summary }) => summary);

interface SavingUser {
  before?: User;
  after: User;
  sub: string;
  event: EventDefinition<{ userId: UserId; tenant: string; role: User["role"] }>;
  action: string;
  actor: Actor;
  now: string;
}

/** The member, its membership (which is what revokes access), its address, event and audit row. */
export const savedUser = ({ before, after, sub, event, action, actor, now }: SavingUser): Action[] => {
  const { id, tenant, version, email } = after;
  const item = {
    ...key(id),
    type: "user",
    tenant,
    version,
    sub,
    summary: after,
    ownerPk: `USERS#${tenant}`,
    ownerSk: id,
  };
  const taken = () => new Refusal("user/email-taken");
  const membership: Membership = {
    userId: id,
    name: after.name,
    email,
    tenant,
    role: after.role,
    status: after.status,
    locale: after.locale,
  };
  const membershipItem = { ...membershipKey(sub), type: "membership", ...membership };
  const data = { userId: id, tenant, role: after.role };
  return [
    ...(before
      ? [put(item, { version: before.version }), put(membershipItem, { userId: id })]
      : [
          create({ ...emailKey(email), type: "user-email", tenant, userId: id }, taken),
          create(item),
          create(membershipItem, taken),
        ]),
    ...adminCount(adminsGained(before, after)),
    news(event, { pk: key(id).pk, id, tenant, version, actor, now, data }),
    auditRow({ subject: { kind: "user", id }, tenant, actor, now, action, before, after, version }),
  ];
};

const adminCount = (gained: number): Action[] => {
  if (gained === 0) return [];
  const set = { type: "admin-count", tenant: "HQ" };
  return gained > 0
    ? [update(admins, { set, add: { active: 1 } })]
    : [update(admins, { add: { active: -1 }, when: { active: above(1) } }, () => new Refusal("user/last-admin"))];
};
