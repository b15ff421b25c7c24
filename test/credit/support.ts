import type { SQSEvent } from "aws-lambda";
import { DistributorFields } from "../../shared/contracts/distributors.ts";
import { registration } from "../../functions/distributors/index.ts";
import type { CreditLimit } from "../../shared/contracts/credit.ts";
import type { DistributorId, EntityId } from "../../shared/contracts/primitives.ts";
import { freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { queryAll, read } from "../../shared/table.ts";
import { creditOf, holdCredit, type HoldChange } from "../../functions/credit/index.ts";
import { type Account, accountKey, partitionOf, readAccount } from "../../functions/credit/credit.table.ts";
import { componentOf, signOf } from "../../functions/credit/exposure.ts";
import { limitActions } from "../../functions/credit/set-limit.ts";

export const now = "2026-11-23T04:00:00.000Z";
export const today = "2026-11-23";
export const finance = { id: "usr_finance", name: "财务", tenant: "HQ" };

export const anEntity = async (limit?: CreditLimit): Promise<EntityId> => {
  const entityId = `ent_${freshToken()}` as EntityId;
  if (limit) await setLimit(entityId, limit);
  return entityId;
};
export const limited = (limitFen: number): CreditLimit => ({ kind: "limited", limitFen });

export const setLimit = async (entityId: EntityId, permanent: CreditLimit): Promise<void> => {
  const before = await readAccount(entityId);
  const { temporary } = before;
  await commit(
    limitActions(entityId, before, {
      permanent,
      temporary,
      cause: "permanent",
      reason: "test",
      today,
      actor: finance,
      now,
    }),
  );
};

/** One hold, the way a document's command makes it: look, then commit. */
export const hold = async (
  entityId: EntityId,
  change: Omit<HoldChange, "tenant"> & { tenant?: string; mode?: "enforce" | "force"; at?: string },
): Promise<void> => {
  const { mode = "enforce", at = now, tenant = "dst_1", ...rest } = change;
  await commit(holdCredit({ entityId, tenant, mode, now: at, position: await creditOf(entityId, at), ...rest }));
};

/** The account's sums beside what its hold rows sum to: they are the same, always. */
export const books = async (entityId: EntityId) => {
  const rows = await queryAll<{ document: string; amountFen: number; sk: string }>({
    partition: partitionOf(entityId),
    prefix: "HOLD",
  });
  const counted = rows.filter(({ sk }) => !sk.startsWith("HOLD-AHEAD#"));
  const sumOf = (component: string): number =>
    counted.filter(({ document }) => componentOf(document) === component).reduce((s, r) => s + r.amountFen, 0);
  const account = (await read<Partial<Account>>(accountKey(entityId))) ?? {};
  const {
    limit = limited(0),
    exposureFen = 0,
    openFen = 0,
    unpaidFen = 0,
    unallocatedFen = 0,
    availableFen = 0,
  } = account;
  return {
    account: { exposureFen, openFen, unpaidFen, unallocatedFen, availableFen },
    rows: {
      exposureFen: counted.reduce((s, r) => s + signOf[componentOf(r.document)] * r.amountFen, 0),
      openFen: sumOf("open"),
      unpaidFen: sumOf("unpaid"),
      unallocatedFen: sumOf("unallocated"),
      availableFen:
        (limit.kind === "limited" ? limit.limitFen : 0) -
        counted.reduce((s, r) => s + signOf[componentOf(r.document)] * r.amountFen, 0),
    },
    documents: new Set(rows.map(({ document }) => document)).size === rows.length,
  };
};

/** A distributor of that entity, registered the way the domain does it. */
export const aDistributor = async (entityId: EntityId): Promise<DistributorId> => {
  const token = freshToken();
  const id = `dst_${token}` as DistributorId;
  const record = DistributorFields.parse({
    code: token.toUpperCase(),
    name: "杭州恒盛商贸有限公司",
    legalName: "杭州恒盛商贸有限公司",
    entityId,
    channel: "distributor",
    grade: "B",
    region: "华东",
    status: "active",
    paymentTerms: { kind: "credit", days: 30 },
    suppliedFrom: ["loc_hz"],
    locationId: "loc_dst",
  });
  await commit(registration({ ...record, id }, { actor: finance, now }));
  return id;
};

/** What a scheduler's queue hands to a job. */
export const tick = (scheduledTime = now) =>
  ({ Records: [{ messageId: "1", body: JSON.stringify({ scheduledTime }) }] }) as unknown as SQSEvent;
