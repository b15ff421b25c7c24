import { canarySent } from "../../events/outbox.ts";
import { commit } from "../../shared/commit.ts";
import { on } from "../../shared/on.ts";
import { hearing } from "./canary.table.ts";

export const handler = on("outbox/hear-canary.event", canarySent, ({ aggregateId }, { now, heard }) =>
  commit([heard, hearing(aggregateId, now)]),
);
