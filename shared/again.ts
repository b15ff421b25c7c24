import { clock } from "./clock.ts";
import { Refusal } from "./errors.ts";

const tries = 6;
/** Beyond this the store itself is slow, and more attempts would not help it. */
const patienceMs = 3_000;
type Passing = "system/busy" | "record/stale" | "stock/short" | "stock/mismatch";

/**
 * Looks and commits again where somebody else changed the same thing in between. `attempt` must read anew each time; where the caller said which version
 * he saw, a stale one is his to hear, so leave it out of `passing`.
 */
export const again = async <Result>(
  attempt: () => Promise<Result>,
  passing: readonly Passing[] = ["system/busy", "record/stale"],
): Promise<Result> => {
  const started = Date.parse(clock.now());
  for (let i = 1; ; i += 1) {
    try {
      return await attempt();
    } catch (error) {
      const passes = error instanceof Refusal && (passing as readonly string[]).includes(error.code);
      if (!passes || i === tries || Date.parse(clock.now()) - started > patienceMs) throw error;
      await clock.sleep(clock.random() * 20 * 2 ** i);
    }
  }
};
