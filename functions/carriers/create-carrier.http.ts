import { digest, freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { createCarrier } from "../../shared/contracts/carriers.ts";
import { CarrierId } from "../../shared/contracts/primitives.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { newCarrier } from "./carrier.ts";
import { carrierCreated, toCarrier } from "./carriers.table.ts";

/** What is remembered for a retry is without the secret: it is kept in one place only (docs/adr/0015). */
export const handler = http(createCarrier, async ({ body, caller, now, once }) => {
  const id = CarrierId.parse(`car_${digest(once.seed)}`);
  const record = newCarrier(id, body, `whs_${freshToken()}${freshToken()}`, now);
  const carrier = toCarrier(record);
  await commit([
    once.done(carrier),
    ...carrierCreated(record),
    auditRow({
      subject: { kind: "carrier", id },
      tenant: "HQ",
      actor: caller.actor,
      now,
      action: createCarrier.name,
      after: carrier,
      version: 1,
    }),
  ]);
  return { ...carrier, webhookSecret: record.secret };
});
