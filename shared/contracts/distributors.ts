import { z } from "zod";
import {
  Channel,
  DistributorId,
  DocumentId,
  EntityId,
  Grade,
  LocalDate,
  LocationId,
  Name,
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
  qualifications: z.array(Qualification).max(30).default([]),
});
export type DistributorFields = z.infer<typeof DistributorFields>;
export const Distributor = DistributorFields.extend({ id: DistributorId, version: Version });
export type Distributor = z.infer<typeof Distributor>;
