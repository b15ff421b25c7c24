import type { Trigger } from "../shared/triggers.ts";
import { outbox } from "./outbox/triggers.ts";

/** Every domain's ways in. */
export const domains: Record<string, readonly Trigger[]> = { outbox };
export const allTriggers: readonly Trigger[] = Object.values(domains).flat();
