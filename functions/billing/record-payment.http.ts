import { digest } from "../../shared/clock.ts";
import { recordPayment } from "../../shared/contracts/billing.ts";
import type { ReceiptId } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { notFound, Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { policyNow } from "../company/index.ts";
import { distributorsOfEntity } from "../distributors/index.ts";
import { ledgered } from "./billing.table.ts";
import { pay } from "./pay.ts";

export const handler = http(recordPayment, async ({ body: { allocation, ...body }, caller: { actor }, now, once }) => {
  const [{ currency, timeZone }, members] = await Promise.all([policyNow(), distributorsOfEntity(body.entityId)]);
  if (members.length === 0) throw notFound();
  const today = localDate(now, timeZone);
  if (body.receivedOn > today) throw new Refusal("payment/not-from-the-future", { today });
  const { entityId, amountFen, reference, receivedOn: date } = body;
  const id = `rct_${digest("receipt", once.seed)}` as ReceiptId;
  const unallocated = { ...body, id, currency, unallocatedFen: amountFen, version: 1 };
  const also = [
    ...ledgered(entityId, "HQ", { date, kind: "payment", document: id, number: reference, amountFen: -amountFen }),
    auditRow({
      subject: { kind: "payment", id },
      ...{ tenant: "HQ", actor, now, action: "record-payment", after: body, version: 1 },
    }),
  ];
  return pay(async () => ({ unallocated, also }), allocation, { once, actor, now });
});
