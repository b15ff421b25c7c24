import { receiveCarrierEvents } from "../../shared/contracts/carriers.ts";
import { http } from "../../shared/http.ts";
import { recordScan } from "../shipments/index.ts";
import { secretsOf } from "./carrier.ts";
import { readCarrier } from "./carriers.table.ts";
import { verifySignature } from "./signature.ts";

/** Scans are their own guard against repetition (carrier × event id), so a signed request needs no Idempotency-Key. */
export const handler = http(receiveCarrierEvents, async ({ params, body, raw, now }) => {
  const carrier = await readCarrier(params.carrierId);
  verifySignature(raw, carrier ? secretsOf(carrier, now) : [], now);
  const results: { eventId: string; result: "accepted" | "duplicate" | "unknown" }[] = [];
  for (const scan of body.events)
    results.push({ eventId: scan.eventId, result: await recordScan(params.carrierId, scan, now) });
  return { results };
});
