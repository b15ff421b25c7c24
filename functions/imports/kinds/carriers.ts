import { digest, freshToken } from "../../../shared/clock.ts";
import { commit } from "../../../shared/commit.ts";
import type { CarrierId } from "../../../shared/contracts/primitives.ts";
import { carrierRegistration, findCarrierByCode } from "../../carriers/index.ts";
import { inChunksOf, isNew, isSame, type Taker, wrong } from "../take.ts";

/** A carrier's webhook secret is made here and told to nobody: an admin rotates it to learn one. */
export const carriers: Taker<"carriers"> = {
  chunk: inChunksOf(25),
  take: (records, run) =>
    Promise.all(
      records.map(async ({ code, name }) => {
        const found = await findCarrierByCode(code);
        if (found) return found.name === name ? isSame : wrong("code", code, "conflict");
        if (run.dryRun) return isNew;
        const id = `car_${digest("import", code)}` as CarrierId;
        const secret = `whs_${freshToken()}${freshToken()}`;
        await commit(carrierRegistration(id, { code, name, status: "active" }, secret, run.now));
        return isNew;
      }),
    ),
};
