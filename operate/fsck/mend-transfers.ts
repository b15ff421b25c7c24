import { arrivalListed } from "../../functions/transfers/transfers.table.ts";
import { Transfer } from "../../shared/contracts/transfers.ts";
import type { Change } from "./change.ts";
import type { World } from "./check.ts";
import { stepsUpTo } from "./mend-orders.ts";

/** Rows of a transfer that is lost are taken out: what was set aside for it is free again, and what was under way has to be counted. */
export const lostTransfers = ({ of, at }: World): Change[] => {
  const why = "its transfer is lost: count both places, and plan it again";
  return [...of("transfer-arrival"), ...of("event")]
    .filter(({ pk }) => pk.startsWith("TRANSFER#") && !at("transfer").has(pk))
    .map(({ pk, sk }) => ({ kind: "take-out", pk, sk, why, assumed: true }));
};

/** Its timeline, and the row that lists it where it goes. */
export const transferRows = (world: World): Change[] =>
  world.of("transfer").flatMap((row): Change[] => {
    const { pk, id, tenant, version, state } = row;
    const steps = stepsUpTo(world, { pk, id, tenant, version, first: 1 });
    if (world.at("transfer-arrival").get(pk)?.[0]?.state === state) return steps;
    const item = arrivalListed(Transfer.parse(row));
    return [...steps, { kind: "create", pk, sk: item.sk, item, why: "listed where it goes, as it is" }];
  });
