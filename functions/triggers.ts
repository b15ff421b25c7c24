import type { Trigger } from "../shared/triggers.ts";

/** Every domain's ways in. */
export const domains: Record<string, readonly Trigger[]> = {};
export const allTriggers: readonly Trigger[] = Object.values(domains).flat();
