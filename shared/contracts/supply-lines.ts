import * as z from "zod";
import { Count, DocumentId, Instant, LocalDate, LocationId, Quantity, Reason, Region, Sku, SupplyLineId, TransferId, Version } from "./primitives.ts"; // prettier-ignore

/** Base units; figures of forecasts have one decimal. */
const Units = z.number();

/** Base units of a whole company: more than one order may hold. */
export const PlannedQuantity = z.int().min(1).max(1_000_000_000);

/** What is too little over lead time and review, for the company as a whole: demand + safety stock − available − on its way. */
const Produce = z.object({
  kind: z.literal("produce"),
  /** Without what festivals add where goods are built up for them. */
  demand: Units,
  safetyStock: Units,
  available: z.int(),
  /** Announced or in transit to HQ's warehouses, less what is meant for festivals. */
  onItsWay: Units,
  netRequirement: Units,
  lotSize: Quantity,
  /** When stock would fall below the safety stock. */
  shortOn: LocalDate,
});
/** What a festival adds in a region. */
const BuildUp = z.object({
  kind: z.literal("build-up"),
  region: Region,
  festival: z.string(),
  festivalOn: LocalDate,
  /** What the festival adds to demand there. */
  extra: Units,
  /** Of it, what stock beyond the ordinary need covers already, or was accepted before. */
  covered: Units,
});
/** A warehouse that is short where another of HQ's has more than it needs: move goods there, before any are produced. What moving costs is not known here. */
const Transfer = z.object({
  kind: z.literal("transfer"),
  why: z.enum(["shortage", "festival"]),
  fromId: LocationId,
  /** What the place lacks over lead time and review, safety stock and its share of festivals included. */
  short: Units,
  /** What the other has beyond the same of its own. */
  spare: z.int(),
  /** Of what lies at the other, so much stays. */
  safetyStock: z.int(),
  /** The nearest that adds to what is lacking, and its region. */
  festival: z.string().optional(),
  festivalOn: LocalDate.optional(),
  region: Region.optional(),
});
/** A place that has too much: send it less. */
const Reduce = z.object({
  kind: z.literal("reduce"),
  why: z.enum(["cover", "falling", "no-demand"]),
  /** Available, announced and in transit. */
  stock: z.int(),
  dailyDemand: Units,
  /** How long it lasts, as forecast; null: for ever. */
  coverDays: z.int().nullable(),
  maximumCoverDays: z.int(),
  /** Where a transfer of it is proposed to. */
  moveTo: z.object({ locationId: LocationId, quantity: PlannedQuantity }).optional(),
});
export const SupplyNeed = z.discriminatedUnion("kind", [Produce, BuildUp, Transfer, Reduce]);
export type SupplyNeed = z.infer<typeof SupplyNeed>;
export const SupplyKind = z.enum(["produce", "build-up", "transfer", "reduce"]);
export type SupplyKind = z.infer<typeof SupplyKind>;

export const Decision = z.object({
  outcome: z.enum(["accepted", "rejected"]),
  /** What was accepted; 0 where nothing was. */
  quantity: Count,
  reason: Reason.optional(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: Instant,
  /** The announcement of goods that it became. */
  documentId: DocumentId.optional(),
  /** The transfer that it became. */
  transferId: TransferId.optional(),
});
export type Decision = z.infer<typeof Decision>;

/** What a plan proposes. It keeps its id until it is decided, however often the plan is made again. */
export const SupplyLine = z.object({
  id: SupplyLineId,
  sku: Sku,
  /** Where it is to go; of `reduce`: where too much is. */
  locationId: LocationId,
  /** To order or produce; of `reduce`: what is too much. */
  quantity: PlannedQuantity,
  /** The last day to order it; of `transfer`: to be there, for how long goods are under way is not known. Past: it will be late. */
  orderBy: LocalDate.optional(),
  /** When it has to be there. */
  neededOn: LocalDate.optional(),
  /** What is at stake: the quantity at the base list's price of the day when it was last made anew; 0 where there is no price. */
  valueFen: z.int().min(0).optional(),
  need: SupplyNeed,
  decision: Decision.optional(),
  madeAt: Instant,
  version: Version,
});
export type SupplyLine = z.infer<typeof SupplyLine>;

export const aLine = {
  id: "spl_1",
  sku: "TEA-001",
  locationId: "loc_sh1",
  quantity: 480,
  orderBy: "2026-11-30",
  neededOn: "2026-12-21",
  valueFen: 566_400,
  need: {
    kind: "produce",
    demand: 620.4,
    safetyStock: 88,
    available: 140,
    onItsWay: 100,
    netRequirement: 468.4,
    lotSize: 24,
    shortOn: "2026-12-21",
  },
  madeAt: "2026-11-27T02:40:00.000Z",
  version: 1,
} as const;
