import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handler as carryAccess } from "../../functions/users/carry-access-to-identity.event.ts";
import { enrolment, findUserIdByEmail, membersToNotify } from "../../functions/users/index.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { listAudit } from "../../shared/contracts/audit.ts";
import type { Role } from "../../shared/contracts/contract.ts";
import type { UserId } from "../../shared/contracts/primitives.ts";
import {
  changeMyLocale,
  changeUser,
  disableUser,
  enableUser,
  getMe,
  getUser,
  inviteUser,
  listUsers,
  type User,
} from "../../shared/contracts/users.ts";
import { anEntry, aWarehouse, register } from "../distributors/builders.ts";
import { aMember, call } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf, hear } from "../support/heard.ts";
import { anIdentityProvider } from "./identity-provider.ts";

const actor = { id: "system", name: "set-up", tenant: "HQ" };
type Enrolled = User & { sub: string };
let provider: Awaited<ReturnType<typeof anIdentityProvider>>;
let admin: Enrolled;
let own: string;
let other: string;

/** A member with an identity, as a first set-up makes one. */
const enrol = async (role: Role, tenant = "HQ", email = `${freshToken()}@example.com`): Promise<Enrolled> => {
  const { sub } = provider.users.create(email, "a password that is long", false);
  const user = {
    id: `usr_${freshToken()}` as UserId,
    email,
    name: role,
    tenant: tenant as "HQ",
    role,
    locale: "en" as const,
  };
  await commit(enrolment(user, { sub, actor, now: clock.now() }));
  return { ...user, status: "active", version: 1, sub };
};
const invite = (as: { sub: string }, more: object, key?: string) =>
  call(inviteUser, {
    as,
    ...(key && { key }),
    body: { email: `${freshToken()}@example.com`, name: "陈伟", tenant: own, role: "buyer", locale: "zh-CN", ...more },
  });
const access = (contract: typeof disableUser, as: { sub: string }, user: User, expectedVersion = user.version) =>
  call(contract, { as, params: { userId: user.id }, body: { expectedVersion } });
const change = (as: { sub: string }, user: User, role: Role, name = user.name) =>
  call(changeUser, { as, params: { userId: user.id }, body: { name, role, expectedVersion: user.version } });

beforeAll(async () => {
  await startEngine();
  provider = await anIdentityProvider();
  admin = await enrol("admin");
  const place = await aWarehouse(await aMember("admin"));
  own = (await register(await aMember("sales"), anEntry(place, { code: "U-1" }))).id;
  other = (await register(await aMember("sales"), anEntry(place, { code: "U-2" }))).id;
});
afterAll(() => provider.stop());

describe("inviting a member", () => {
  it("makes the identity, the member, its membership, event and audit row, and mails once", async () => {
    const reply = await invite(admin, { email: "Chen@Example.com" });
    expect(reply).toMatchObject({ status: 201, body: { email: "chen@example.com", status: "active", version: 1 } });
    const identity = provider.users.byEmail("chen@example.com")!;
    expect(provider.invited.filter((email) => email === "chen@example.com")).toHaveLength(1);
    const me = await call(getMe, { as: identity });
    expect(me.body).toMatchObject({
      id: reply.body.id,
      tenantName: "广州天河贸易有限公司",
      role: "buyer",
      locale: "zh-CN",
    });
    expect(await findUserIdByEmail(" CHEN@example.com ")).toBe(reply.body.id);
    expect(await eventsOf(`USER#${reply.body.id}`)).toMatchObject([{ eventType: "UserInvited", tenant: own }]);
    const query = { subjectKind: "user", subjectId: reply.body.id };
    expect((await call(listAudit, { as: admin, query })).body.items).toMatchObject([{ action: "invite-user" }]);
  });
  it("is finished by the retry after a crash between identity and member", async () => {
    const email = "crash@example.com";
    const { sub } = provider.users.create(email, "a password that is long", true);
    const reply = await invite(admin, { email }, "after-the-crash");
    expect(reply.status).toBe(201);
    expect((await call(getMe, { as: { sub } })).body.id).toBe(reply.body.id);
    expect((await invite(admin, { email }, "after-the-crash")).body).toEqual(reply.body);
  });
  it("takes no address twice, at the same time either", async () => {
    const email = "twice@example.com";
    const replies = await Promise.all([1, 2, 3].map(() => invite(admin, { email })));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await invite(admin, { email })).body.code).toBe("user/email-taken");
  });
  it("gives HQ's roles in HQ alone, a distributor's in a distributor alone", async () => {
    expect((await invite(admin, { tenant: "HQ", role: "buyer" })).body.code).toBe("user/role-does-not-fit");
    expect((await invite(admin, { role: "admin" })).body.code).toBe("user/role-does-not-fit");
    expect((await invite(admin, { tenant: "HQ", role: "finance" })).status).toBe(201);
  });
  it("lets a manager into its own distributor, and nowhere else: what is beyond is not there", async () => {
    const manager = await enrol("manager", own);
    expect((await invite(manager, {})).status).toBe(201);
    const [foreign, missing, hq] = await Promise.all(
      [other, "dst_none", "HQ"].map((tenant) => invite(manager, { tenant })),
    );
    for (const reply of [foreign!, missing!, hq!]) expect(reply.body.code).toBe("record/not-found");
    expect((await invite(admin, { tenant: "dst_none" })).status).toBe(404);
    for (const role of ["buyer", "viewer"] as const)
      expect((await invite(await enrol(role, own), {})).status).toBe(403);
  });
});

describe("members", () => {
  it("are listed by tenant: their own for a manager, any for HQ", async () => {
    const manager = await enrol("manager", other);
    const buyer = await enrol("buyer", other);
    const listed = await call(listUsers, { as: manager });
    expect(listed.body.items.map(({ id }: User) => id).sort()).toEqual([manager.id, buyer.id].sort());
    expect((await call(listUsers, { as: manager, query: { tenant: own } })).status).toBe(404);
    expect((await call(listUsers, { as: admin, query: { tenant: other } })).body.items).toHaveLength(2);
    const first = await call(listUsers, { as: manager, query: { limit: "1" } });
    const second = await call(listUsers, { as: manager, query: { limit: "1", cursor: first.body.cursor } });
    expect([...first.body.items, ...second.body.items]).toEqual(listed.body.items);
  });
  it("are looked at within one's reach", async () => {
    const manager = await enrol("manager", own);
    const [foreign, near] = [await enrol("buyer", other), await enrol("buyer", own)];
    const get = (userId: string) => call(getUser, { as: manager, params: { userId } });
    expect((await get(near.id)).body).toMatchObject({ id: near.id });
    expect((await get(near.id)).body).not.toHaveProperty("sub");
    expect((await get(foreign.id)).status).toBe(404);
    expect((await get("usr_none")).status).toBe(404);
  });
  it("that are active and of a role are told of things", async () => {
    const [finance, gone] = [await enrol("finance"), await enrol("finance")];
    await access(disableUser, admin, gone);
    const ids = (await membersToNotify("HQ", ["finance"])).map(({ userId }) => userId);
    expect(ids).toContain(finance.id);
    expect(ids).not.toContain(gone.id);
    expect(ids).not.toContain(admin.id);
  });
  it("choose their own language", async () => {
    const buyer = await enrol("buyer", own);
    const reply = await call(changeMyLocale, { as: buyer, body: { locale: "zh-CN", expectedVersion: 1 } });
    expect(reply).toMatchObject({ status: 200, body: { locale: "zh-CN", version: 2 } });
    const again = await call(changeMyLocale, { as: buyer, body: { locale: "en", expectedVersion: 1 } });
    expect(again.body.code).toBe("record/stale");
    expect((await membersToNotify(own as never, ["buyer"])).find(({ userId }) => userId === buyer.id)?.locale).toBe(
      "zh-CN",
    );
  });
});

describe("changing a member", () => {
  it("changes name and role within the organisation, in the membership too", async () => {
    const manager = await enrol("manager", own);
    const buyer = await enrol("buyer", own);
    const reply = await change(manager, buyer, "viewer", "陈小伟");
    expect(reply).toMatchObject({ status: 200, body: { role: "viewer", name: "陈小伟", version: 2 } });
    expect((await call(getMe, { as: buyer })).body).toMatchObject({ role: "viewer", name: "陈小伟" });
    expect((await call(inviteUser, { as: buyer, body: {} })).status).toBe(403);
    expect((await change(manager, { ...buyer, version: 2 }, "sales")).body.code).toBe("user/role-does-not-fit");
    expect((await change(manager, buyer, "buyer")).body.code).toBe("record/stale");
    expect((await change(manager, await enrol("buyer", other), "viewer")).status).toBe(404);
    expect((await change(manager, admin, "viewer")).status).toBe(404);
  });
  it("does not raise oneself, but may correct one's own name", async () => {
    const manager = await enrol("manager", own);
    expect((await change(manager, manager, "buyer")).body.code).toBe("user/yourself");
    expect((await change(manager, manager, "manager", "新名字")).status).toBe(200);
  });
});

describe("taking access away", () => {
  it("ends it in the membership at once, and at the identity provider by the event", async () => {
    const buyer = await enrol("buyer", own);
    const reply = await access(disableUser, admin, buyer);
    expect(reply).toMatchObject({ status: 200, body: { status: "disabled", version: 2 } });
    expect((await call(getMe, { as: buyer })).body.code).toBe("identity/not-a-member");
    await hear(carryAccess, await eventsOf(`USER#${buyer.id}`).then((all) => all.slice(1)));
    expect(provider.users.byEmail(buyer.email)?.enabled).toBe(false);
    expect(provider.signedOut).toContain(buyer.sub);
  });
  it("and giving it back leaves the last word at the identity provider, whatever the order of the events", async () => {
    const buyer = await enrol("buyer", own);
    await access(disableUser, admin, buyer);
    await access(enableUser as never, admin, buyer, 2);
    const [disabled, enabled] = (await eventsOf(`USER#${buyer.id}`)).slice(1);
    await hear(carryAccess, [enabled!, disabled!, enabled!, disabled!]);
    expect(provider.users.byEmail(buyer.email)?.enabled).toBe(true);
    expect((await call(getMe, { as: buyer })).status).toBe(200);
  });
  it("is not done twice, to oneself, or out of reach", async () => {
    const manager = await enrol("manager", own);
    const buyer = await enrol("buyer", own);
    expect((await access(disableUser, manager, manager)).body.code).toBe("user/yourself");
    expect((await access(disableUser, manager, await enrol("buyer", other))).status).toBe(404);
    expect((await access(disableUser, manager, buyer, 7)).body.code).toBe("record/stale");
    await access(disableUser, manager, buyer);
    expect((await access(disableUser, manager, buyer, 2)).body.code).toBe("user/not-possible-now");
    expect((await access(enableUser as never, manager, await enrol("buyer", own))).body.code).toBe(
      "user/not-possible-now",
    );
  });
  it("never takes the last admin, when two try each other at once either", async () => {
    const second = await enrol("admin");
    for (const as of [admin, second]) await call(getMe, { as });
    const replies = await Promise.all([access(disableUser, admin, second), access(disableUser, second, admin)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = replies.find(({ status }) => status === 409)!;
    expect(lost.body.code).toBe("user/last-admin");
    const left = replies[0]!.status === 200 ? admin : second;
    const gone = left === admin ? second : admin;
    const sales = await aMember("admin");
    expect((await change(sales, left, "sales")).body.code).toBe("user/last-admin");
    expect((await access(enableUser as never, left, gone, 2)).status).toBe(200);
    expect((await change(sales, gone, "sales")).body.code).toBe("record/stale");
    expect((await change(sales, { ...gone, version: 3 }, "sales")).status).toBe(200);
  });
});
