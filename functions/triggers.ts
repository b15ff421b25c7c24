import type { Trigger } from "../shared/triggers.ts";
import { billing } from "./billing/triggers.ts";
import { catalog } from "./catalog/triggers.ts";
import { credit } from "./credit/triggers.ts";
import { inventory } from "./inventory/triggers.ts";
import { outbox } from "./outbox/triggers.ts";
import { pricing } from "./pricing/triggers.ts";

/** Every domain's ways in. */
export const domains: Record<string, readonly Trigger[]> = { billing, catalog, credit, inventory, outbox, pricing };
export const allTriggers: readonly Trigger[] = Object.values(domains).flat();
