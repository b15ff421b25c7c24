import * as z from "zod";
import { event } from "./define.ts";

const source = "huotong.imports";
const leg = () => z.object({ importId: z.string(), kind: z.string(), dryRun: z.boolean() });
const legExample = { importId: "imp_7k2m9q", kind: "products", dryRun: false };

export const importStarted = event({ source, type: "ImportStarted", version: 1, detail: leg, example: legExample });
/** One piece of work is done, the next is to be taken up. */
export const importContinued = event({ source, type: "ImportContinued", version: 1, detail: leg, example: legExample });
export const importFinished = event({
  source,
  type: "ImportFinished",
  version: 1,
  detail: () =>
    leg().extend({
      problem: z.string().optional(),
      total: z.int(),
      done: z.int(),
      fresh: z.int(),
      failed: z.int(),
    }),
  example: { ...legExample, total: 60, done: 60, fresh: 58, failed: 2 },
});
