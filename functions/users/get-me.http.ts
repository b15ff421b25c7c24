import { getMe } from "../../shared/contracts/users.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { findDistributor } from "../distributors/index.ts";
import { readUser } from "./users.table.ts";

export const handler = http(getMe, async ({ caller: { userId, tenant } }) => {
  const [found, tenantName] = await Promise.all([
    readUser(userId),
    tenant === "HQ" ? policyNow().then((p) => p.companyName) : findDistributor(tenant).then((d) => d?.name),
  ]);
  if (!found) throw notFound();
  return { ...found.user, tenantName: tenantName ?? tenant };
});
