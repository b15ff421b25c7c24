import type { Actor, EventDefinition } from "../../events/define.ts";
import { news } from "../../shared/outbox.ts";
import type { Action } from "../../shared/table.ts";
import type { KeptAlert } from "./alert.ts";
import { alertPk } from "./alerts.table.ts";

interface About {
  alertId: string;
  rule: string;
  key: string;
  severity: KeptAlert["severity"];
  facts: Record<string, unknown>;
  raisedAt: string;
}
/** The news of an alert's latest transition, with all that a message about it needs. */
export const told = <Data extends About>(
  definition: EventDefinition<Data>,
  { id, rule, key, severity, facts, raisedAt, tenant, version }: KeptAlert,
  more: NoInfer<Omit<Data, keyof About>>,
  { actor, now }: { actor: Actor; now: string },
): Action => {
  const data = { alertId: id, rule, key, severity, facts, raisedAt, ...more } as unknown as Data;
  return news(definition, { pk: alertPk(id), id, tenant, version, actor, now, data });
};
