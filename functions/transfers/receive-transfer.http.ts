import { transferReceived } from "../../events/transfers.ts";
import { allArrived } from "../../shared/arrival.ts";
import { receiveTransfer } from "../../shared/contracts/transfers.ts";
import { http } from "../../shared/http.ts";
import { arriving, postStock } from "../inventory/index.ts";
import { posted } from "./posted.ts";
import { received } from "./transfer.ts";
import { transferAsSeen } from "./transfers.table.ts";

export const handler = http(receiveTransfer, async ({ params, body, caller, now, once }) => {
  const before = await transferAsSeen(params.transferId, body.expectedVersion);
  const arrivals = body.all ? allArrived(before.lines) : body.lines;
  const reason = body.all ? undefined : body.reason;
  const after = received(before, arrivals, { reason, at: now });
  const skus = new Map(after.lines.map(({ lineNo, sku }) => [lineNo, sku]));
  const lines = arrivals.map((said) => ({ ...said, sku: skus.get(said.lineNo)! }));
  const facts = { complete: after.state === "received", ...(reason && { reason }), lines };
  const entries = arriving({ ...after, locationId: after.toId }, arrivals);
  const step = { actor: caller.actor, now };
  await postStock({ ...posted(before, after, entries, [transferReceived, facts], step), marks: [once.done(after)] });
  return after;
});
