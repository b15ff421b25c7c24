import { envNumber } from "./env.ts";
import { Refusal } from "./errors.ts";

/** What may come at once after a silence: a page of the portal asks a dozen things. */
const burstSeconds = 5;
/** Far more than one container meets between two cold starts; beyond it the longest known begins anew. */
const maxKnown = 1_000;
const buckets = new Map<string, { left: number; at: number }>();

/**
 * Takes one request from the bucket that this container keeps for a distributor (docs/adr/0022-quota.md). Nothing is asked of the store, so a request that is refused costs
 * the others nothing. Throws `request/too-many` {retryAfterSeconds}. No limit for HQ, nor where the deployment sets none.
 */
export const takeRequest = (tenant: string, now: string): void => {
  const perSecond = envNumber("REQUESTS_PER_SECOND");
  if (!perSecond || tenant === "HQ") return;
  const capacity = perSecond * burstSeconds;
  const at = Date.parse(now);
  const known = buckets.get(tenant);
  // A clock that was set back refills nothing and takes nothing.
  const refilled = known ? known.left + (Math.max(0, at - known.at) / 1_000) * perSecond : capacity;
  const left = Math.min(capacity, refilled);
  if (left < 1) {
    buckets.set(tenant, { left, at });
    throw new Refusal("request/too-many", { retryAfterSeconds: Math.ceil((1 - left) / perSecond) });
  }
  if (!known && buckets.size >= maxKnown) buckets.delete(buckets.keys().next().value as string);
  buckets.set(tenant, { left: left - 1, at });
};
