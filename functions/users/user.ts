import { distributorRoles, hqRoles, type Role } from "../../shared/contracts/contract.ts";
import type { User } from "../../shared/contracts/users.ts";
import { notFound, Refusal } from "../../shared/errors.ts";

type Tenant = User["tenant"];
interface Doer {
  userId: string;
  tenant: Tenant;
  role: Role;
}

export const rolesFor = (tenant: Tenant): readonly Role[] => (tenant === "HQ" ? hqRoles : distributorRoles);
/** HQ's roles are given in HQ alone, a distributor's in a distributor alone. */
export const checkRole = (tenant: Tenant, role: Role): void => {
  const allowed = rolesFor(tenant);
  if (!allowed.includes(role)) throw new Refusal("user/role-does-not-fit", { roles: allowed });
};

/** A manager knows of its own distributor only; what is beyond it is not there. */
export const checkReach = (doer: Doer, tenant: Tenant): void => {
  if (doer.tenant !== "HQ" && doer.tenant !== tenant) throw notFound();
};
export const checkNotSelf = (doer: Doer, user: User): void => {
  if (doer.userId === user.id) throw new Refusal("user/yourself");
};

const countsAsAdmin = (user: User | undefined): boolean => user?.role === "admin" && user.status === "active";
/** By how much a change moves the number of active admins: -1, 0 or 1. */
export const adminsGained = (before: User | undefined, after: User): number =>
  Number(countsAsAdmin(after)) - Number(countsAsAdmin(before));
