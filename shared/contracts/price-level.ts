import * as z from "zod";
import { Channel, DistributorId, Grade, Region } from "./primitives.ts";

/** Whose price list it is. The order of the levels is the order in which they win. */
export const PriceLevel = z.discriminatedUnion("level", [
  z.strictObject({ level: z.literal("contract"), distributorId: DistributorId }),
  z.strictObject({ level: z.literal("distributor"), distributorId: DistributorId }),
  z.strictObject({ level: z.literal("grade"), grade: Grade }),
  z.strictObject({ level: z.literal("region"), region: Region }),
  z.strictObject({ level: z.literal("channel"), channel: Channel }),
  z.strictObject({ level: z.literal("base") }),
]);
export type PriceLevel = z.infer<typeof PriceLevel>;
