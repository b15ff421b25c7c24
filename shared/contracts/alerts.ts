import * as z from "zod";
import { contract, roles } from "./contract.ts";
import { AlertId, DistributorId, Instant, pageOf, Paging, Reason, UserId, Version } from "./primitives.ts";

export const Severity = z.enum(["warning", "critical"]);
export const Alert = z.object({
  id: AlertId,
  /** What was judged: `stock/reorder`, `stock/below-safety`, `order/promise-missed`. */
  rule: z.string(),
  /** What it is about, under this rule: at most one alert is open for it. */
  key: z.string(),
  severity: Severity,
  tenant: z.union([z.literal("HQ"), DistributorId]),
  /** The figures that made it, as they were then. */
  facts: z.record(z.string(), z.unknown()),
  status: z.enum(["open", "acknowledged", "resolved"]),
  /** Who takes care of it. */
  owner: z.object({ userId: UserId, name: z.string() }).optional(),
  raisedAt: Instant,
  snoozedUntil: Instant.optional(),
  escalatedAt: Instant.optional(),
  resolvedAt: Instant.optional(),
  version: Version,
});
export type Alert = z.infer<typeof Alert>;

const TimelineEntry = z.object({
  version: Version,
  type: z.string(),
  at: Instant,
  actor: z.object({ id: z.string(), name: z.string(), tenant: z.string() }),
  data: z.record(z.string(), z.unknown()),
});
const params = z.strictObject({ alertId: AlertId });
const carers = roles.filter((role) => role !== "viewer");
const anAlert = {
  id: "alr_1",
  rule: "stock/reorder",
  key: "loc_sh1#TEA-001",
  severity: "warning",
  tenant: "HQ",
  facts: {
    sku: "TEA-001",
    product: { zh: "龙井茶 250 克" },
    locationId: "loc_sh1",
    locationName: "上海一号仓",
    available: 38,
    reorderPoint: 40,
    safetyStock: 20,
    shortfall: 3,
  },
  status: "open",
  raisedAt: "2026-03-01T02:00:00.000Z",
  version: 1,
} as const;

export const listAlerts = contract({
  name: "list-alerts",
  summary: {
    en: "Alerts, the newest first: open, resolved, or those I take care of",
    zh: "预警列表：未解除、已解除或我负责的",
  },
  method: "GET",
  path: "/alerts",
  who: roles,
  query: Paging.extend({ show: z.enum(["open", "resolved", "mine"]).default("open") }),
  ok: { status: 200, body: pageOf(Alert) },
  refusals: [],
  example: { query: { show: "open" }, reply: { items: [anAlert] } },
});
export const getAlert = contract({
  name: "get-alert",
  summary: { en: "An alert and all that happened to it", zh: "预警详情及处理过程" },
  method: "GET",
  path: "/alerts/{alertId}",
  who: roles,
  params,
  ok: { status: 200, body: z.object({ alert: Alert, timeline: z.array(TimelineEntry) }) },
  refusals: [],
  example: {
    params: { alertId: "alr_1" },
    reply: {
      alert: anAlert,
      timeline: [
        {
          version: 1,
          type: "AlertRaised",
          at: "2026-03-01T02:00:00.000Z",
          actor: { id: "system", name: "alerts", tenant: "HQ" },
          data: { rule: "stock/reorder" },
        },
      ],
    },
  },
});
export const acknowledgeAlert = contract({
  name: "acknowledge-alert",
  summary: { en: "I take care of this alert", zh: "认领预警" },
  method: "POST",
  path: "/alerts/{alertId}/acknowledge",
  who: carers,
  params,
  body: z.strictObject({ note: Reason.optional(), expectedVersion: Version }),
  ok: { status: 200, body: Alert },
  refusals: ["alert/resolved"],
  example: {
    params: { alertId: "alr_1" },
    body: { note: "已联系供应商", expectedVersion: 1 },
    reply: { ...anAlert, status: "acknowledged", owner: { userId: "usr_1", name: "王仓管" }, version: 2 },
  },
});
export const snoozeAlert = contract({
  name: "snooze-alert",
  summary: { en: "Do not remind of this alert until then", zh: "暂缓提醒" },
  method: "POST",
  path: "/alerts/{alertId}/snooze",
  who: carers,
  params,
  body: z.strictObject({ until: Instant, reason: Reason, expectedVersion: Version }),
  ok: { status: 200, body: Alert },
  refusals: ["alert/resolved", "alert/snooze-past"],
  example: {
    params: { alertId: "alr_1" },
    body: { until: "2026-03-04T02:00:00.000Z", reason: "周三到货", expectedVersion: 1 },
    reply: { ...anAlert, snoozedUntil: "2026-03-04T02:00:00.000Z", version: 2 },
  },
});
