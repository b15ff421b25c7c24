import { commit } from "../../shared/commit.ts";
import { Refusal } from "../../shared/errors.ts";
import type { Action } from "../../shared/table.ts";
import type { FoundKind } from "../../shared/contracts/search.ts";
import { rowsFor, type Turn, turnOf } from "./search.table.ts";
import type { Words } from "./suffixes.ts";

/** A record as it is now; `tenant` is whose it is. */
interface Findable {
  tenant: string;
  words: readonly Words[];
}
const tries = 4;

/**
 * Indexes what is true now, not what the event said. The turn is read before the record and is a condition of every write, so whoever writes last has read the
 * record after everyone who wrote before: events that come twice or out of order leave the rows of the latest version. One that is overtaken starts again.
 */
export const keepIndexed = async (
  { kind, id }: { kind: FoundKind; id: string },
  current: () => Promise<Findable | undefined>,
  heard: Action,
): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const turn: Turn = await turnOf(kind, id);
      const record = await current();
      const steps = rowsFor({ kind, id, tenant: record?.tenant ?? "HQ", words: record?.words ?? [] }, turn);
      for (const [i, step] of steps.entries()) await commit(i === steps.length - 1 ? [heard, ...step] : step);
      return;
    } catch (error) {
      const overtaken = error instanceof Refusal && error.code === "record/stale";
      if (!overtaken || attempt === tries) throw error;
    }
  }
};
