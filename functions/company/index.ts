import { clock } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import type { Actor } from "../../events/define.ts";
import { policyChange, storedPolicy } from "./company.table.ts";
import { isTimeZone } from "./policy.ts";

const cacheMs = 30_000;
let cached: { policy: Policy; until: number } | undefined;

/** The policy in force, at most 30 seconds old; the defaults where nobody has set one. */
export const policyNow = async (): Promise<Policy> => {
  const now = Date.parse(clock.now());
  if (cached && cached.until > now && cached.until <= now + cacheMs) return cached.policy;
  const { policy } = await storedPolicy();
  cached = { policy, until: now + cacheMs };
  return policy;
};

/** Sets the policy, audited. Throws `company/unknown-time-zone`, and `record/stale` where `expectedVersion` is not the version in force. */
export const setPolicy = async (change: {
  policy: Policy;
  reason: string;
  expectedVersion: number;
  actor: Actor;
  now: string;
}): Promise<Policy & { version: number }> => {
  const { timeZone } = change.policy;
  if (!isTimeZone(timeZone)) throw new Refusal("company/unknown-time-zone", { timeZone });
  const { policy: before, version } = await storedPolicy();
  if (version !== change.expectedVersion) throw stale();
  await commit(policyChange({ before, ...change }));
  cached = undefined;
  return { ...change.policy, version: change.expectedVersion + 1 };
};
