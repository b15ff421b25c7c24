import * as z from "zod";
import { event } from "./define.ts";

/** Nothing happened but the question whether news still arrive: sent after a deployment, from the table through the bus to a subscriber and back. */
export const canarySent = event({
  source: "huotong.outbox",
  type: "CanarySent",
  version: 1,
  detail: () => z.object({ from: z.string() }),
  example: { from: "operate/canary" },
});
