import { transferCancelled } from "../../events/transfers.ts";
import { again } from "../../shared/again.ts";
import { cancelTransfer } from "../../shared/contracts/transfers.ts";
import { http } from "../../shared/http.ts";
import { postStock } from "../inventory/index.ts";
import { announcedFor, posted } from "./posted.ts";
import { givingUp } from "./postings.ts";
import { cancelled } from "./transfer.ts";
import { transferAsSeen } from "./transfers.table.ts";

export const handler = http(cancelTransfer, async ({ params, body: { reason, expectedVersion }, caller, now, once }) => {
  const before = await transferAsSeen(params.transferId, expectedVersion);
  const after = cancelled(before, reason);
  const step = { actor: caller.actor, now };
  return again(async () => {
    const entries = givingUp(before, await announcedFor(before));
    const posting = posted(before, after, entries, [transferCancelled, { reason }], step);
    await postStock({ ...posting, marks: [once.done(after)] });
    return after;
  }, ["system/busy", "record/stale", "stock/mismatch"]);
}); // prettier-ignore
