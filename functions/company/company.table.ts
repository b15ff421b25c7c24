/**
 * 1. the policy in force     base  COMPANY  POLICY
 * Its events lie beside it; version 1 is the default and has neither item nor event.
 */
import type { Actor } from "../../events/define.ts";
import { policyChanged } from "../../events/company.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import { absent, either } from "../../shared/expressions.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, put, read } from "../../shared/table.ts";
import { auditRow } from "../audit/index.ts";
import { defaultPolicy } from "./policy.ts";

const key = { pk: "COMPANY", sk: "POLICY" };

export const storedPolicy = async (): Promise<{ policy: Policy; version: number }> =>
  (await read<{ policy: Policy; version: number }>(key)) ?? { policy: defaultPolicy, version: 1 };

export const policyChange = (change: {
  before: Policy;
  policy: Policy;
  reason: string;
  expectedVersion: number;
  actor: Actor;
  now: string;
}): Action[] => {
  const { before, policy, reason, expectedVersion, actor, now } = change;
  const version = expectedVersion + 1;
  const same = { op: "=", value: expectedVersion } as const;
  const subject = { kind: "policy", id: "company" };
  return [
    put(
      { ...key, type: "policy", tenant: "HQ", version, policy },
      { version: expectedVersion === 1 ? either(absent, same) : same },
    ),
    news(policyChanged, { pk: key.pk, id: "policy", tenant: "HQ", version, actor, now, data: { reason } }),
    auditRow({ subject, tenant: "HQ", actor, now, action: "change-policy", before, after: policy, reason, version }),
  ];
};
