import * as z from "zod";
import { contract, hqRoles } from "./contract.ts";

/** What a hit is; each kind's id opens its own page. */
export const FoundKind = z.enum(["distributor", "user"]);
export type FoundKind = z.infer<typeof FoundKind>;

const Hit = z.object({
  kind: FoundKind,
  id: z.string(),
  /** The name, and what tells it from others of that name. */
  title: z.string(),
  subtitle: z.string(),
  /** Which of its fields holds the words: `contact`, `taxNumber`. */
  field: z.string(),
});
export type Hit = z.infer<typeof Hit>;

export const searchAll = contract({
  name: "search-all",
  summary: {
    en: "One box: by name, code, tax number, contact, phone, address, region, document, member; Chinese at any place in the text",
    zh: "全局搜索：名称、编码、税号、联系人、电话、地址、大区、资质、成员",
  },
  method: "GET",
  path: "/search",
  who: hqRoles,
  query: z.strictObject({
    q: z.string().trim().min(1).max(80),
    kind: FoundKind.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  /** `more`: there are others; further characters narrow it. */
  ok: { status: 200, body: z.object({ items: z.array(Hit), more: z.boolean() }) },
  refusals: [],
  example: {
    query: { q: "天河" },
    reply: {
      items: [
        {
          kind: "distributor",
          id: "dst_0001",
          title: "广州天河贸易有限公司",
          subtitle: "GZ-001 · 华南",
          field: "name",
        },
      ],
      more: false,
    },
  },
});
