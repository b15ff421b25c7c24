import { on } from "../../shared/on.ts";
import { heldEvents, holdsTold } from "./holds-told.ts";
import { holdToJudge } from "./templates/orders.ts";
import { tell } from "./tell.ts";
import { holdOwners } from "./waiting.ts";

const name = "notifications/tell-hold-owners.event";

export const handler = on(name, heldEvents, async (event, { now }) => {
  const facts = await holdsTold(event);
  const roles = [...new Set(facts.holds.flatMap(({ kind }) => holdOwners[kind] ?? []))];
  if (roles.length > 0) await tell({ name, event, now, to: { tenant: "HQ", roles }, template: holdToJudge, facts });
});
