import * as z from "zod";
import { contract, hqRoles } from "./contract.ts";
import { CarrierId, Instant, LocalDate, Name, Version } from "./primitives.ts";

export const CarrierFields = z.strictObject({
  /** The company's own short name for it; unique. */
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{1,30}$/),
  name: Name,
  /** Where people follow a parcel; `{number}` is replaced by the tracking number. */
  trackingUrl: z
    .url({ protocol: /^https$/ })
    .max(300)
    .optional(),
  status: z.enum(["active", "retired"]).default("active"),
});
export type CarrierFields = z.infer<typeof CarrierFields>;
export const Carrier = CarrierFields.extend({ id: CarrierId, secretSince: Instant, version: Version }).strip();
export type Carrier = z.infer<typeof Carrier>;

export const ScanStatus = z.enum(["picked-up", "in-transit", "out-for-delivery", "delivered", "exception"]);
export type ScanStatus = z.infer<typeof ScanStatus>;
export const CarrierEvent = z.strictObject({
  /** The carrier's own id of this scan: the same scan sent again has no effect. */
  eventId: z.string().regex(/^[\x21-\x7e]{1,80}$/),
  trackingNumber: z.string().trim().min(1).max(60),
  status: ScanStatus,
  at: Instant,
  place: z.string().trim().max(120).optional(),
  text: z.string().trim().max(500).optional(),
  expectedOn: LocalDate.optional(),
});
export type CarrierEvent = z.infer<typeof CarrierEvent>;

const params = z.strictObject({ carrierId: CarrierId });
const fields = { code: "SF", name: "顺丰速运", trackingUrl: "https://example.com/track/{number}" };
const example = {
  ...fields,
  status: "active",
  id: "car_sf",
  secretSince: "2026-11-23T02:00:00.000Z",
  version: 1,
};
const withSecret = Carrier.extend({
  /** Shown in this answer only; a repeated request is answered without it. Lost: rotate it. */
  webhookSecret: z.string().optional(),
});

export const createCarrier = contract({
  name: "create-carrier",
  summary: { en: "Add a carrier; its webhook secret is shown once", zh: "新增承运商（回调密钥仅显示一次）" },
  method: "POST",
  path: "/carriers",
  who: ["admin"],
  body: CarrierFields,
  ok: { status: 201, body: withSecret },
  refusals: ["carrier/code-taken"],
  example: { body: fields, reply: { ...example, webhookSecret: "whs_4f6g8h2k" } },
});
export const changeCarrier = contract({
  name: "change-carrier",
  summary: { en: "Change or retire a carrier", zh: "修改或停用承运商" },
  method: "PUT",
  path: "/carriers/{carrierId}",
  who: ["admin"],
  params,
  body: CarrierFields.extend({ expectedVersion: Version }),
  ok: { status: 200, body: Carrier },
  refusals: ["carrier/code-taken"],
  example: {
    params: { carrierId: "car_sf" },
    body: { ...fields, expectedVersion: 1 },
    reply: { ...example, version: 2 },
  },
});
export const listCarriers = contract({
  name: "list-carriers",
  summary: { en: "The carriers", zh: "承运商列表" },
  method: "GET",
  path: "/carriers",
  who: hqRoles,
  ok: { status: 200, body: z.object({ items: z.array(Carrier) }) },
  refusals: [],
  example: { reply: { items: [example] } },
});
export const rotateCarrierSecret = contract({
  name: "rotate-carrier-secret",
  summary: {
    en: "A new webhook secret, shown once; the old one is good for another 24 hours",
    zh: "更换回调密钥（仅显示一次，旧密钥 24 小时内仍有效）",
  },
  method: "POST",
  path: "/carriers/{carrierId}/secret",
  who: ["admin"],
  params,
  body: z.strictObject({ expectedVersion: Version }),
  ok: { status: 200, body: withSecret },
  refusals: [],
  example: {
    params: { carrierId: "car_sf" },
    body: { expectedVersion: 1 },
    reply: { ...example, version: 2, webhookSecret: "whs_9m2q7k4f" },
  },
});
/** Each event has an answer of its own: one that is unknown does not hold up the others. */
export const receiveCarrierEvents = contract({
  name: "receive-carrier-events",
  summary: {
    en: "A carrier's scans, signed: x-huotong-timestamp, x-huotong-signature = hex HMAC-SHA256 of `timestamp.body`",
    zh: "承运商推送的物流轨迹（需签名）",
  },
  method: "POST",
  path: "/carriers/{carrierId}/events",
  who: "signed",
  params,
  body: z.strictObject({ events: z.array(CarrierEvent).min(1).max(50) }),
  ok: {
    status: 200,
    body: z.object({
      results: z.array(z.object({ eventId: z.string(), result: z.enum(["accepted", "duplicate", "unknown"]) })),
    }),
  },
  refusals: ["webhook/bad-signature", "webhook/bad-timestamp"],
  example: {
    params: { carrierId: "car_sf" },
    body: {
      events: [
        {
          eventId: "8842-1",
          trackingNumber: "SF1234567890",
          status: "in-transit",
          at: "2026-11-24T02:10:00.000Z",
          place: "杭州分拨中心",
        },
      ],
    },
    reply: { results: [{ eventId: "8842-1", result: "accepted" }] },
  },
});
