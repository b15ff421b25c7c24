import type { Trigger } from "../shared/triggers.ts";
import { alerts } from "./alerts/triggers.ts";
import { audit } from "./audit/triggers.ts";
import { billing } from "./billing/triggers.ts";
import { carriers } from "./carriers/triggers.ts";
import { catalog } from "./catalog/triggers.ts";
import { company } from "./company/triggers.ts";
import { credit } from "./credit/triggers.ts";
import { demand } from "./demand/triggers.ts";
import { distributors } from "./distributors/triggers.ts";
import { forecasts } from "./forecasts/triggers.ts";
import { imports } from "./imports/triggers.ts";
import { inventory } from "./inventory/triggers.ts";
import { notifications } from "./notifications/triggers.ts";
import { orders } from "./orders/triggers.ts";
import { outbox } from "./outbox/triggers.ts";
import { pricing } from "./pricing/triggers.ts";
import { savedLists } from "./saved-lists/triggers.ts";
import { search } from "./search/triggers.ts";
import { shipments } from "./shipments/triggers.ts";
import { supplyPlans } from "./supply-plans/triggers.ts";
import { transfers } from "./transfers/triggers.ts";
import { users } from "./users/triggers.ts";

/** Every domain's ways in. */
export const domains: Record<string, readonly Trigger[]> = {
  alerts,
  audit,
  billing,
  carriers,
  catalog,
  company,
  credit,
  demand,
  distributors,
  forecasts,
  imports,
  inventory,
  notifications,
  orders,
  outbox,
  pricing,
  "saved-lists": savedLists,
  search,
  shipments,
  "supply-plans": supplyPlans,
  transfers,
  users,
};
export const allTriggers: readonly Trigger[] = Object.values(domains).flat();
