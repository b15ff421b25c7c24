import * as z from "zod";
import { event } from "./define.ts";

const source = "huotong.supply-plans";
const run = () => z.object({ runId: z.string() });
const runExample = { runId: "spr_1" };

export const supplyRunStarted = event({
  source,
  type: "SupplyRunStarted",
  version: 1,
  detail: run,
  example: runExample,
});
/** Plans of a portion of a run's SKUs are to be made. */
export const supplyChunkDue = event({
  source,
  type: "SupplyChunkDue",
  version: 1,
  detail: () => run().extend({ chunk: z.int(), skus: z.array(z.string()) }),
  example: { ...runExample, chunk: 0, skus: ["TEA-001", "RICE-002"] },
});
export const supplyRunFinished = event({
  source,
  type: "SupplyRunFinished",
  version: 1,
  detail: () => run().extend({ total: z.int(), lines: z.int() }),
  example: { ...runExample, total: 740, lines: 41 },
});

const line = () =>
  z.object({
    lineId: z.string(),
    sku: z.string(),
    locationId: z.string(),
    kind: z.enum(["produce", "build-up", "transfer", "reduce"]),
    proposed: z.int(),
    reason: z.string().optional(),
  });
const lineExample = {
  lineId: "spl_1",
  sku: "TEA-001",
  locationId: "loc_sh1",
  kind: "produce" as const,
  proposed: 480,
};
/** Somebody acts on a plan's line; `document`: the announcement of goods that it became; `transferId`: the transfer. */
export const supplyLineAccepted = event({
  source,
  type: "SupplyLineAccepted",
  version: 1,
  detail: () =>
    line().extend({ quantity: z.int(), document: z.string().optional(), transferId: z.string().optional() }),
  example: { ...lineExample, quantity: 480, document: "doc_1" },
});
export const supplyLineRejected = event({
  source,
  type: "SupplyLineRejected",
  version: 1,
  detail: line,
  example: { ...lineExample, reason: "即将换包装" },
});
/** Without `sku`: the company's. */
export const supplySettingsChanged = event({
  source,
  type: "SupplySettingsChanged",
  version: 1,
  detail: () => z.object({ sku: z.string().optional() }),
  example: { sku: "TEA-001" },
});
/** A festival comes near, and goods are to be built up for it. Of the regions, and of the SKUs that need most. */
export const festivalNears = event({
  source,
  type: "FestivalNears",
  version: 1,
  detail: () =>
    z.object({
      festival: z.string(),
      festivalOn: z.string(),
      lines: z.int(),
      regions: z.array(z.object({ region: z.string(), units: z.int() })),
      most: z.array(
        z.object({ sku: z.string(), name: z.object({ zh: z.string().optional(), en: z.string().optional() }).optional(), region: z.string(), quantity: z.int() }), // prettier-ignore
      ),
    }),
  example: {
    festival: "spring-festival",
    festivalOn: "2027-02-06",
    lines: 12,
    regions: [{ region: "华东", units: 960 }],
    most: [{ sku: "TEA-001", name: { zh: "龙井茶 100 g" }, region: "华东", quantity: 480 }],
  },
});
