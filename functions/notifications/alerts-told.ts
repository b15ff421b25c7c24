import { alertEscalated, alertRaised, alertResolved } from "../../events/alerts.ts";
import type { EventDefinition } from "../../events/define.ts";
import * as letters from "./templates/alerts.ts";
import type { Template } from "./templates/letter.ts";

export const alertEvents = [alertRaised, alertResolved, alertEscalated] as readonly EventDefinition<unknown>[];
const templates: Record<string, Template<letters.AlertFacts>> = {
  [alertRaised.type]: letters.alertRaised,
  [alertResolved.type]: letters.alertResolved,
  [alertEscalated.type]: letters.alertEscalated,
};

export const alertLetter = ({ type, data }: { type: string; data: unknown }) => ({
  template: templates[type]!,
  facts: data as letters.AlertFacts,
});
