import { userDisabled, userEnabled } from "../../events/users.ts";
import { commit } from "../../shared/commit.ts";
import { on } from "../../shared/on.ts";
import { setSignIn } from "./identities.ts";
import { readUser } from "./users.table.ts";

/** Carries what is true now, not what the event said, and looks again before it ends: late, doubled and swapped events all end in the same state. */
export const handler = on(
  "users/carry-access-to-identity.event",
  [userDisabled, userEnabled],
  async (event, { heard }) => {
    let carried: string | undefined;
    for (;;) {
      const found = await readUser(event.data.userId);
      if (!found || found.user.status === carried) break;
      await setSignIn(found.user.email, found.user.status === "active");
      carried = found.user.status;
    }
    await commit([heard]);
  },
);
