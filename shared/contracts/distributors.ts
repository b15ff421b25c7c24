import * as z from "zod";
import { exampleEdit, exampleReply } from "./distributors.examples.ts";
import { contract, hqRoles, roles } from "./contract.ts";
import {
  Channel,
  DistributorId,
  DocumentId,
  EntityId,
  Grade,
  LocalDate,
  LocationId,
  Name,
  Paging,
  pageOf,
  Reason,
  Region,
  Version,
} from "./primitives.ts";

export const Contact = z.strictObject({
  name: Name,
  title: z.string().max(60).optional(),
  phone: z.string().max(40).optional(),
  email: z.email().max(120).optional(),
});
export const Address = z.strictObject({
  label: z.string().max(40).optional(),
  country: z.string().max(60).default("中国"),
  province: z.string().max(60).optional(),
  city: z.string().max(60),
  street: z.string().max(200),
  postalCode: z.string().max(20).optional(),
  receiver: z.string().max(60).optional(),
  phone: z.string().max(40).optional(),
});
export type Address = z.infer<typeof Address>;
/** 资质文件: a business licence, a food permit. Past `expiresOn` new orders are held. */
export const Qualification = z.strictObject({
  id: DocumentId,
  kind: Name,
  number: z.string().max(80),
  expiresOn: LocalDate.optional(),
});
export const PaymentTerms = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("prepaid") }),
  z.strictObject({ kind: z.literal("credit"), days: z.int().min(0).max(365) }),
]);

/** Whoever buys from HQ: a distributor (经销商), an own store (直营店) or a direct customer of HQ's reps; `channel` tells which. */
export const DistributorFields = z.strictObject({
  /** The company's own number for it; unique. */
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{1,30}$/),
  name: Name,
  /** The registered name (营业执照上的名称) and number of the legal entity that bears the credit account. */
  legalName: Name,
  entityId: EntityId,
  taxNumber: z.string().max(40).optional(),
  channel: Channel,
  grade: Grade,
  region: Region,
  territory: z.array(Region).max(50).default([]),
  status: z.enum(["active", "suspended", "closed"]),
  parentId: DistributorId.optional(),
  paymentTerms: PaymentTerms,
  /** Warehouses that supply it, the preferred first. */
  suppliedFrom: z.array(LocationId).min(1).max(10),
  /** Where its own stock lies. */
  locationId: LocationId,
  contacts: z.array(Contact).max(20).default([]),
  /** The first is where goods go unless an order says otherwise. */
  addresses: z.array(Address).max(20).default([]),
  qualifications: z
    .array(Qualification)
    .max(30)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "every document once")
    .default([]),
});
export type DistributorFields = z.infer<typeof DistributorFields>;
export const Distributor = DistributorFields.extend({ id: DistributorId, version: Version });
export type Distributor = z.infer<typeof Distributor>;

/** What a new one is given. It gets a place for its stock; and, without `entityId`, a legal entity (and so a credit account) of its own. */
export const DistributorRegistration = DistributorFields.omit({ status: true, locationId: true }).extend({
  entityId: EntityId.optional(),
});
/** Its legal entity and its place stay: debts and stock lie there. Its status has routes of its own. */
export const DistributorEdit = DistributorFields.omit({ status: true, entityId: true, locationId: true });
export type DistributorEdit = z.infer<typeof DistributorEdit>;

export const DistributorSummary = z.object({
  id: DistributorId,
  code: z.string(),
  name: z.string(),
  entityId: EntityId,
  channel: Channel,
  grade: Grade,
  region: z.string(),
  status: DistributorFields.shape.status,
  parentId: DistributorId.optional(),
});
export type DistributorSummary = z.infer<typeof DistributorSummary>;

const byId = z.strictObject({ distributorId: DistributorId });
const exampleParams = { distributorId: "dst_0001" };

export const registerDistributor = contract({
  name: "register-distributor",
  summary: { en: "Register a distributor, an own store or a direct customer", zh: "新建经销商、直营店或直销客户" },
  method: "POST",
  path: "/distributors",
  who: ["sales", "admin"],
  body: DistributorRegistration,
  ok: { status: 201, body: Distributor },
  refusals: [
    "distributor/code-taken",
    "distributor/unknown-entity",
    "distributor/unknown-parent",
    "distributor/parents-too-deep",
    "distributor/unknown-location",
  ],
  example: { body: exampleEdit, reply: exampleReply },
});

export const changeDistributor = contract({
  name: "change-distributor",
  summary: { en: "Replace a distributor's master data, with the reason", zh: "修改经销商资料，并说明原因" },
  method: "PUT",
  path: "/distributors/{distributorId}",
  who: ["sales", "admin"],
  params: byId,
  body: z.strictObject({ distributor: DistributorEdit, reason: Reason, expectedVersion: Version }),
  ok: { status: 200, body: Distributor },
  refusals: [
    "distributor/code-taken",
    "distributor/unknown-parent",
    "distributor/parent-cycle",
    "distributor/parents-too-deep",
    "distributor/unknown-location",
    "distributor/not-possible-now",
  ],
  example: {
    params: exampleParams,
    body: { distributor: exampleEdit, reason: "年度评级上调", expectedVersion: 1 },
    reply: { ...exampleReply, version: 2 },
  },
});

export const getDistributor = contract({
  name: "get-distributor",
  summary: { en: "A distributor's record; its own members see their own", zh: "经销商资料；经销商成员只能查看自己的" },
  method: "GET",
  path: "/distributors/{distributorId}",
  who: roles,
  params: byId,
  ok: { status: 200, body: Distributor },
  refusals: [],
  example: { params: exampleParams, reply: exampleReply },
});

export const listDistributors = contract({
  name: "list-distributors",
  summary: {
    en: "Distributors by code; by region, grade, status and channel",
    zh: "经销商列表，可按大区、等级、状态、渠道筛选",
  },
  method: "GET",
  path: "/distributors",
  who: hqRoles,
  query: Paging.extend({
    region: Region.optional(),
    grade: Grade.optional(),
    status: DistributorFields.shape.status.optional(),
    channel: Channel.optional(),
  }),
  ok: { status: 200, body: pageOf(DistributorSummary) },
  refusals: [],
  example: {
    query: { region: "华南", grade: "A" },
    reply: {
      items: [
        {
          id: "dst_0001",
          code: "GZ-001",
          name: "广州天河贸易有限公司",
          entityId: "ent_0001",
          channel: "distributor",
          grade: "A",
          region: "华南",
          status: "active",
        },
      ],
    },
  },
});

const statusBody = z.strictObject({ reason: Reason, expectedVersion: Version });
const statusRoute = <const N extends string, const S extends string>(
  name: N,
  verb: S,
  summary: { en: string; zh: string },
  status: "active" | "suspended" | "closed",
  reason: string,
) =>
  contract({
    name,
    summary,
    method: "POST",
    path: `/distributors/{distributorId}/${verb}`,
    who: ["sales", "finance", "admin"],
    params: byId,
    body: statusBody,
    ok: { status: 200, body: Distributor },
    refusals: ["distributor/not-possible-now"],
    example: {
      params: exampleParams,
      body: { reason, expectedVersion: 1 },
      reply: { ...exampleReply, status, version: 2 },
    },
  });
export const suspendDistributor = statusRoute(
  "suspend-distributor",
  "suspend",
  { en: "Suspend a distributor: it cannot order until it is reactivated", zh: "暂停合作：恢复前不能下单" },
  "suspended",
  "逾期超过 60 天",
);
export const reactivateDistributor = statusRoute(
  "reactivate-distributor",
  "reactivate",
  { en: "Let a suspended distributor order again", zh: "恢复合作" },
  "active",
  "欠款已结清",
);
export const closeDistributor = statusRoute(
  "close-distributor",
  "close",
  { en: "End the cooperation for good; the record stays", zh: "终止合作，资料保留" },
  "closed",
  "合同到期不再续签",
);
