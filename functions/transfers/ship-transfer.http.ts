import { transferShipped } from "../../events/transfers.ts";
import { again } from "../../shared/again.ts";
import { shipTransfer } from "../../shared/contracts/transfers.ts";
import { http } from "../../shared/http.ts";
import { lotsToShip, postStock } from "../inventory/index.ts";
import { announcedFor, posted } from "./posted.ts";
import { leaving } from "./postings.ts";
import { shipped, withLots } from "./transfer.ts";
import { transferAsSeen } from "./transfers.table.ts";

export const handler = http(shipTransfer, async ({ params, body, caller, now, once }) => {
  const { expectedVersion, expectedOn, reference, lines } = body;
  const before = await transferAsSeen(params.transferId, expectedVersion);
  const going = shipped(before, body, now);
  const named = new Map(lines?.map(({ lineNo, lots }) => [lineNo, lots]));
  const wanted = going.lines.map((line) => ({ sku: line.sku, quantity: line.shipped, lots: named.get(line.lineNo) }));
  const told = going.lines.map(({ lineNo, sku, shipped: quantity }) => ({ lineNo, sku, quantity }));
  const facts = { ...(expectedOn && { expectedOn }), ...(reference && { reference }), lines: told };
  // Lots and announcements that others took from in between are looked at anew.
  return again(async () => {
    const [lots, announced] = await Promise.all([lotsToShip(before.fromId, wanted, now), announcedFor(before)]);
    const after = withLots(going, lots);
    const step = { actor: caller.actor, now };
    const posting = posted(before, after, leaving(after, announced), [transferShipped, facts], step);
    await postStock({ ...posting, marks: [once.done(after)] });
    return after;
  }, ["system/busy", "record/stale", "stock/mismatch"]);
});
