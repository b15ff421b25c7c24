import { creditHoldCounted } from "../../events/credit.ts";
import { systemActor } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import type { CreditHold } from "../../shared/contracts/credit.ts";
import type { EntityId } from "../../shared/contracts/primitives.ts";
import { news } from "../../shared/outbox.ts";
import { partitionOf } from "./credit.table.ts";
import { setHolds } from "./hold.ts";
import { creditOf } from "./index.ts";

/** Makes a waiting hold part of the exposure, also past the limit, and tells by how much. Nothing where it waits no more. */
export const countHold = async (
  { entityId, document, distributorId }: Pick<CreditHold, "document" | "distributorId"> & { entityId: EntityId },
  now: string,
): Promise<void> => {
  const position = await creditOf(entityId, now);
  const waits = position.ahead.find((hold) => hold.document === document);
  if (!waits || waits.countsFrom > position.today) return;
  const { amountFen, countsFrom } = waits;
  const version = position.version + 1;
  const holds = [{ document, tenant: distributorId, previousFen: amountFen, amountFen }];
  const shortFen = Math.max(0, amountFen - (position.availableFen ?? amountFen));
  await commit([
    ...setHolds({ entityId, holds, mode: "force", position, now, version }),
    news(creditHoldCounted, {
      pk: partitionOf(entityId),
      id: entityId,
      tenant: distributorId,
      version,
      actor: systemActor("credit/count-holds.job"),
      now,
      data: { entityId, document, distributorId, amountFen, countsFrom, shortFen },
    }),
  ]);
};
