import { freshToken } from "../../shared/clock.ts";
import { changeDistributor, getDistributor } from "../../shared/contracts/distributors.ts";
import { listInbox } from "../../shared/contracts/notifications.ts";
import { createOrder } from "../../shared/contracts/orders.ts";
import { getQualificationFile, uploadQualificationFile } from "../../shared/contracts/qualification-files.ts";
import { hqRoles, type Role, roles } from "../../shared/contracts/contract.ts";
import { changeUser, disableUser, getUser, inviteUser } from "../../shared/contracts/users.ts";
import { editOf } from "../distributors/builders.ts";
import { call, type Member } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { aWorld, type Things, type World } from "../contracts/world.ts";

/** Who calls: distributor A's people, one of B's, HQ's, somebody who was disabled, nobody. */
export interface Principal {
  name: string;
  member?: Member;
  side: "A" | "B" | "HQ" | "disabled" | "nobody";
}
export interface TwoTenants extends World {
  principals: Principal[];
  /** A member of B with every right that a distributor has. */
  theirManager: Member;
}

/** What no generated id covers: words of each distributor that the other must never read. */
export const words = {
  own: { name: "甲方青山贸易", phone: "13911110001", street: "青山路 101 号", person: "李甲", note: "甲方的备注：周三送" },
  foreign: { name: "乙方白水商行", phone: "13922220002", street: "白水街 202 号", person: "王乙", note: "乙方的备注：先打电话" },
} as const; // prettier-ignore

const postFile = async (admin: Member, { distributorId, documentId }: Things): Promise<void> => {
  const params = { distributorId: distributorId!, documentId: documentId! };
  const { url, fields } = await ok(
    call(uploadQualificationFile, { as: admin, params, body: { contentType: "application/pdf" } }),
  );
  const form = new FormData();
  for (const [name, value] of Object.entries(fields as Record<string, string>)) form.append(name, value);
  form.append("file", new Blob(["%PDF-1.4"]));
  const { status } = await fetch(url as string, { method: "POST", body: form });
  if (status >= 300) throw new Error(`the file was not taken: ${status}`);
  await ok(call(getQualificationFile, { as: admin, params }));
};

/** Gives a distributor words and papers of its own, so that a leak of any of them can be seen. */
const furnish = async (
  admin: Member,
  buyer: Member,
  things: Things,
  w: (typeof words)["own" | "foreign"],
): Promise<void> => {
  const params = { distributorId: things.distributorId! };
  const record = await ok(call(getDistributor, { as: admin, params }));
  things.documentId = `doc_${record.code}-licence`;
  const distributor = {
    ...editOf(record),
    name: w.name,
    legalName: `${w.name}有限公司`,
    contacts: [{ name: w.person, phone: w.phone, email: `${w.phone}@example.com` }],
    addresses: [{ country: "中国", city: "杭州", street: w.street }],
    qualifications: [{ id: things.documentId, kind: "营业执照", number: `NO-${w.phone}` }],
  };
  await ok(
    call(changeDistributor, {
      as: admin,
      params,
      body: { distributor, reason: "words of its own", expectedVersion: record.version },
    }),
  );
  await postFile(admin, things);
  await ok(call(createOrder, { as: buyer, body: { lines: [{ sku: "TEA-2", quantity: 3 }], note: w.note } }));
  const { version } = await ok(call(getUser, { as: admin, params: { userId: things.userId! } }));
  await ok(
    call(changeUser, {
      as: admin,
      params: { userId: things.userId! },
      body: { name: w.person, role: "viewer", expectedVersion: version },
    }),
  );
};

/** A member as HQ makes one: invited, with a sign-in, an own record and a membership. */
const invited = async ({ system, members }: World, role: Role, tenant: string): Promise<Member> => {
  const email = `${freshToken()}@example.com`;
  const user = await ok(
    call(inviteUser, {
      as: members.admin,
      body: { email, name: `${role} ${email.slice(0, 8)}`, tenant, role, locale: "en" },
    }),
  );
  const sub = system.identity.users.byEmail(email)?.sub;
  if (!sub) throw new Error(`${email} has no sign-in`);
  return { ...user, userId: user.id, sub };
};

/** Two distributors with one thing of each kind, and a principal of each sort. */
export const twoTenants = async (): Promise<TwoTenants> => {
  const world = await aWorld();
  const { own, foreign } = world;
  const isHq = (role: Role): boolean => hqRoles.some((one) => one === role);
  const tenantOf = (role: Role): string => (isHq(role) ? "HQ" : own.distributorId!);
  const people = await Promise.all(roles.map(async (role) => [role, await invited(world, role, tenantOf(role))] as const)); // prettier-ignore
  const members = Object.fromEntries(people) as World["members"];
  const [theirBuyer, theirManager, disabled] = await Promise.all([
    invited(world, "buyer", foreign.distributorId!),
    invited(world, "manager", foreign.distributorId!),
    invited(world, "admin", "HQ"),
  ]);
  const params = { userId: disabled.userId };
  await ok(call(disableUser, { as: members.admin, params, body: { expectedVersion: 1 } }));
  await furnish(members.admin, members.buyer, own, words.own);
  await furnish(members.admin, theirBuyer, foreign, words.foreign);
  await world.system.settle();
  own.entryId = foreign.entryId = (await ok(call(listInbox, { as: members.sales }))).items[0]?.id ?? "ntf_none";
  const principals: Principal[] = [
    { name: "nobody", side: "nobody" },
    ...roles.map((role): Principal => {
      const side = isHq(role) ? "HQ" : "A";
      return { name: `${side} ${role}`, member: members[role], side };
    }),
    { name: "B buyer", member: theirBuyer, side: "B" },
    { name: "a disabled admin", member: disabled, side: "disabled" },
  ];
  return { ...world, members, principals, theirManager };
};
