import type { Trigger } from "../shared/triggers.ts";
import { catalog } from "./catalog/triggers.ts";
import { outbox } from "./outbox/triggers.ts";
import { pricing } from "./pricing/triggers.ts";

/** Every domain's ways in. */
export const domains: Record<string, readonly Trigger[]> = { catalog, outbox, pricing };
export const allTriggers: readonly Trigger[] = Object.values(domains).flat();
