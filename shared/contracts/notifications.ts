import * as z from "zod";
import { contract, roles } from "./contract.ts";
import { Instant, pageOf, Paging } from "./primitives.ts";

export const EntryId = z.string().regex(/^ntf_[0-9a-z]{1,40}$/);
/** What a member was told, in the language that was his then. */
export const InboxEntry = z.object({
  id: EntryId,
  at: Instant,
  /** What it is about: the type of the event. */
  about: z.string(),
  subject: z.string(),
  text: z.string(),
  link: z.string(),
  read: z.boolean(),
});
export type InboxEntry = z.infer<typeof InboxEntry>;

export const listInbox = contract({
  name: "list-inbox",
  summary: { en: "What I was told, newest first", zh: "我的通知" },
  method: "GET",
  path: "/inbox",
  who: roles,
  query: Paging,
  ok: {
    status: 200,
    body: pageOf(InboxEntry).extend({
      /** Counted up to 100: 100 means 100 or more. */
      unread: z.int().min(0).max(100),
    }),
  },
  refusals: [],
  example: {
    reply: {
      items: [
        {
          id: "ntf_7k2m9q",
          at: "2026-11-23T08:00:00.000Z",
          about: "ShipmentShipped",
          subject: "订单 SO261123-7K2M9Q 已发货",
          text: "……",
          link: "/orders/ord_7k2m9q",
          read: false,
        },
      ],
      unread: 1,
    },
  },
});
export const readInbox = contract({
  name: "read-inbox",
  summary: { en: "Mark entries as read: the named ones, or all", zh: "将通知标为已读" },
  method: "POST",
  path: "/inbox/read",
  who: roles,
  body: z.union([
    z.strictObject({ all: z.literal(true) }),
    z.strictObject({ entryIds: z.array(EntryId).min(1).max(50) }),
  ]),
  ok: { status: 200, body: z.object({ marked: z.int() }) },
  refusals: [],
  example: { body: { entryIds: ["ntf_7k2m9q"] }, reply: { marked: 1 } },
});
