import { distributorStatusChanged } from "../../events/distributors.ts";
import { commit } from "../../shared/commit.ts";
import type { suspendDistributor } from "../../shared/contracts/distributors.ts";
import { notFound, Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { factsOf, mayBecome, type Status } from "./distributor.ts";
import { readDistributor, saved } from "./distributors.table.ts";

/** The routes that move a distributor to `status`. */
export const changeStatus = (contract: typeof suspendDistributor, status: Status) =>
  http(contract, async ({ params, body, caller, now, once }) => {
    const found = await readDistributor(params.distributorId);
    if (!found) throw notFound();
    if (!mayBecome(found.status, status)) throw new Refusal("distributor/not-possible-now", { status: found.status });
    const { reason, expectedVersion } = body;
    if (found.version !== expectedVersion) throw stale();
    const after = { ...found, status, version: expectedVersion + 1 };
    const data = { ...factsOf(after), from: found.status, reason };
    const change = { before: found, after, event: distributorStatusChanged, data, action: contract.name, reason };
    await commit([once.done(after), ...saved({ ...change, actor: caller.actor, now })]);
    return after;
  });
