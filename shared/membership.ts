import type { Actor } from "../events/define.ts";
import { distributorRoles, hqRoles, type Role } from "./contracts/contract.ts";
import type { DistributorId, Locale } from "./contracts/primitives.ts";
import { clock } from "./clock.ts";
import { Refusal } from "./errors.ts";
import { type Key, read } from "./table.ts";

/** What a verified token's subject may do here. Read from the table, never from a claim: a disabled user is out within 30 seconds. */
export interface Membership {
  userId: string;
  name: string;
  email: string;
  tenant: DistributorId | "HQ";
  role: Role;
  status: "active" | "disabled";
  locale: Locale;
}
export interface Caller extends Membership {
  /** For events and audit. */
  actor: Actor;
}

export const membershipKey = (sub: string): Key => ({ pk: `SUB#${sub}`, sk: "MEMBERSHIP" });
const cacheMs = 30_000;
const cacheSize = 1_000;
const cache = new Map<string, { caller: Caller; until: number }>();

/** A record that names no tenant, or a role of the other side, opens nothing: what it was meant to allow cannot be known. */
const isWhole = ({ userId, tenant, role }: Membership): boolean => {
  const side: readonly Role[] = tenant === "HQ" ? hqRoles : distributorRoles;
  return [userId, tenant].every((one) => typeof one === "string" && one !== "") && side.includes(role);
};

/** The active member behind `sub`. Throws `identity/not-a-member` for one that is unknown or disabled. */
export const callerOf = async (sub: string): Promise<Caller> => {
  const now = Date.parse(clock.now());
  const known = cache.get(sub);
  if (known && known.until > now && known.until <= now + cacheMs) return known.caller;
  cache.delete(sub);
  const membership = await read<Membership>(membershipKey(sub));
  if (membership?.status !== "active" || !isWhole(membership)) throw new Refusal("identity/not-a-member");
  const { userId, name, email, tenant, role, status, locale } = membership;
  const caller: Caller = { userId, name, email, tenant, role, status, locale, actor: { id: userId, name, tenant } };
  if (cache.size >= cacheSize) cache.delete(cache.keys().next().value as string);
  cache.set(sub, { caller, until: now + cacheMs });
  return caller;
};

/** True where the caller may see what belongs to `tenant`. A foreign thing is answered like a missing one. */
export const maySee = (caller: Caller, tenant: string): boolean => caller.tenant === "HQ" || caller.tenant === tenant;
