import { clock } from "../../shared/clock.ts";
import { Refusal } from "../../shared/errors.ts";

const tries = 6;
/** Beyond this the store itself is slow, and more attempts would not help it. */
const patienceMs = 3_000;

/** Looks and commits again where somebody else changed the same account's documents in between; then lets the caller know. */
export const again = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  const started = Date.parse(clock.now());
  for (let i = 1; ; i += 1) {
    try {
      return await attempt();
    } catch (error) {
      const busy = error instanceof Refusal && error.code === "system/busy";
      if (!busy || i === tries || Date.parse(clock.now()) - started > patienceMs) throw error;
      await clock.sleep(clock.random() * 20 * 2 ** i);
    }
  }
};
