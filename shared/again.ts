import { clock } from "./clock.ts";
import { Refusal } from "./errors.ts";

const tries = 6;

/**
 * Looks and commits again where somebody else changed the same thing in between: for work that has no caller who could look again himself.
 * `attempt` must read anew each time.
 */
export const again = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  for (let i = 1; ; i += 1) {
    try {
      return await attempt();
    } catch (error) {
      const passing = error instanceof Refusal && (error.code === "record/stale" || error.code === "system/busy");
      if (!passing || i === tries) throw error;
      await clock.sleep(clock.random() * 20 * 2 ** i);
    }
  }
};
