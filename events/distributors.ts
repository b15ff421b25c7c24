import * as z from "zod";
import {
  Channel,
  DistributorId,
  DocumentId,
  EntityId,
  Grade,
  LocalDate,
  LocationId,
} from "../shared/contracts/primitives.ts";
import { event } from "./define.ts";

const source = "huotong.distributors";
const facts = () =>
  z.object({
    distributorId: DistributorId,
    code: z.string(),
    name: z.string(),
    entityId: EntityId,
    locationId: LocationId,
    channel: Channel,
    region: z.string(),
    grade: Grade,
    status: z.enum(["active", "suspended", "closed"]),
  });
type Facts = z.infer<ReturnType<typeof facts>>;
const example = {
  distributorId: "dst_0001" as DistributorId,
  code: "GZ-001",
  name: "广州天河贸易有限公司",
  entityId: "ent_0001" as EntityId,
  locationId: "loc_0001" as LocationId,
  channel: "distributor",
  region: "华南",
  grade: "A",
  status: "active",
} satisfies Facts;

export const distributorRegistered = event({
  source,
  type: "DistributorRegistered",
  version: 1,
  detail: facts,
  example,
});
/** Anything of its record but the status. */
export const distributorChanged = event({
  source,
  type: "DistributorChanged",
  version: 1,
  detail: () => facts().extend({ reason: z.string() }),
  example: { ...example, reason: "年度评级上调" },
});
export const distributorStatusChanged = event({
  source,
  type: "DistributorStatusChanged",
  version: 1,
  detail: () => facts().extend({ from: facts().shape.status, reason: z.string() }),
  example: { ...example, status: "suspended" as const, from: "active" as const, reason: "逾期超过 60 天" },
});

/** Once per document, date and threshold: 30 days before its end, and when it is past. */
export const qualificationDue = event({
  source,
  type: "QualificationDue",
  version: 1,
  detail: () =>
    z.object({
      distributorId: DistributorId,
      code: z.string(),
      name: z.string(),
      documentId: DocumentId,
      kind: z.string(),
      number: z.string(),
      expiresOn: LocalDate,
      threshold: z.enum(["expiring", "expired"]),
    }),
  example: {
    distributorId: example.distributorId,
    code: example.code,
    name: example.name,
    documentId: "doc_0001" as DocumentId,
    kind: "食品经营许可证",
    number: "JY14401060000001",
    expiresOn: "2026-06-30",
    threshold: "expiring" as const,
  },
});
