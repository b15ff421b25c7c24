import { clock } from "../../shared/clock.ts";
import { Refusal } from "../../shared/errors.ts";

const tries = 6;

/** Looks and commits again where somebody else changed the same account's documents in between; then lets the caller know. */
export const again = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  for (let i = 1; ; i += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (i === tries || !(error instanceof Refusal && error.code === "system/busy")) throw error;
      await clock.sleep(clock.random() * 20 * 2 ** i);
    }
  }
};
