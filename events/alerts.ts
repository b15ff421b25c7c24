import * as z from "zod";
import { event } from "./define.ts";

const source = "huotong.alerts";
/** Whole, so that a message can be written from it alone. The tenant is the event's. */
const about = () =>
  z.object({
    alertId: z.string(),
    rule: z.string(),
    key: z.string(),
    severity: z.enum(["warning", "critical"]),
    facts: z.record(z.string(), z.unknown()),
    raisedAt: z.string(),
  });
const example = {
  alertId: "alr_1",
  rule: "stock/reorder",
  key: "loc_sh1#TEA-001",
  severity: "warning" as const,
  facts: { sku: "TEA-001", locationName: "上海一号仓", available: 38, reorderPoint: 40, safetyStock: 20, shortfall: 3 },
  raisedAt: "2026-03-01T02:00:00.000Z",
};
const ownerExample = { userId: "usr_1", name: "王仓管" };
const owner = () => z.object({ userId: z.string(), name: z.string() });

export const alertRaised = event({ source, type: "AlertRaised", version: 1, detail: about, example });
export const alertResolved = event({
  source,
  type: "AlertResolved",
  version: 1,
  detail: () => about().extend({ owner: owner().optional() }),
  example: { ...example, owner: ownerExample },
});
/** `worse`: a stronger rule holds now. `nobody-took-it`: a day went by. `snooze-over`: the time asked for has passed, the cause has not. */
export const alertEscalated = event({
  source,
  type: "AlertEscalated",
  version: 1,
  detail: () =>
    about().extend({ because: z.enum(["worse", "nobody-took-it", "snooze-over"]), owner: owner().optional() }),
  example: { ...example, because: "nobody-took-it" as const },
});
/** A weaker rule holds now. */
export const alertEased = event({ source, type: "AlertEased", version: 1, detail: about, example });
export const alertAcknowledged = event({
  source,
  type: "AlertAcknowledged",
  version: 1,
  detail: () => about().extend({ owner: owner(), note: z.string().optional() }),
  example: { ...example, owner: ownerExample, note: "已联系供应商" },
});
export const alertSnoozed = event({
  source,
  type: "AlertSnoozed",
  version: 1,
  detail: () => about().extend({ until: z.string(), reason: z.string() }),
  example: { ...example, until: "2026-03-04T02:00:00.000Z", reason: "周三到货" },
});
