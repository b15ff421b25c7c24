import type { Alert } from "../../../../shared/contracts/alerts.ts";
import type { Currency } from "../../../../shared/contracts/primitives.ts";
import type { useFormats } from "../../app/company.tsx";
import type { Say } from "../../app/texts.ts";
import type { alerts } from "./texts.ts";

type Key = (typeof alerts)["keys"][number];
export interface Said {
  what: string;
  figures: string;
  todo: string;
  /** The page of what it is about. */
  cause?: string;
}
const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "–");
const of = (value: unknown): number => (typeof value === "number" ? value : 0);

/** An alert in the reader's words. One of a rule that is not known here is told by its name. */
export const saidOf = (
  { rule, facts }: Pick<Alert, "rule" | "facts">,
  say: Say<Key>,
  { name, number, money, date, percent }: ReturnType<typeof useFormats>,
): Said => {
  if (rule === "stock/reorder" || rule === "stock/below-safety") {
    const sku = text(facts.sku);
    const product = facts.product ? `${name(facts.product as object)} (${sku})` : sku;
    const unit = typeof facts.unit === "string" ? facts.unit : "";
    return {
      what: say(`rule.${rule}`, { product }),
      figures: say("stockFigures", {
        place: text(facts.locationName),
        available: number(of(facts.available)),
        unit,
        safetyStock: number(of(facts.safetyStock)),
        reorderPoint: number(of(facts.reorderPoint)),
      }),
      todo: of(facts.shortfall) > 0 ? say("stockTodo", { shortfall: number(of(facts.shortfall)), unit }) : "",
      cause: `/stock/${text(facts.locationId)}/${encodeURIComponent(sku)}`,
    };
  }
  if (rule === "order/promise-missed")
    return {
      what: say(`rule.${rule}`, { number: text(facts.number) }),
      figures: say("orderFigures", {
        buyer: text(facts.distributorName),
        total: money(of(facts.totalFen), facts.currency as Currency),
        promised: date(text(facts.promisedOn)),
        count: of(facts.daysLate),
      }),
      todo: say("orderTodo"),
      cause: `/orders/${text(facts.orderId)}`,
    };
  if (rule === "forecast/biased" || rule === "forecast/inaccurate") {
    const sku = typeof facts.sku === "string" ? facts.sku : undefined;
    const product = facts.product && sku ? `${name(facts.product as object)} (${sku})` : sku;
    const share = (value: unknown): string =>
      typeof value === "number" ? percent(Math.round(value * 100) * 100) : "–";
    return {
      what: say(`rule.${rule}`, { subject: product ?? text(facts.region) }),
      figures: say("forecastFigures", {
        count: of(facts.periods),
        wape: share(facts.wape),
        bias: share(facts.bias),
        naive: share(facts.naiveWape),
      }),
      todo: say("forecastTodo"),
      cause: sku
        ? `/forecasts/sku/${encodeURIComponent(sku)}`
        : `/forecasts/regions?region=${encodeURIComponent(text(facts.region))}`,
    };
  }
  return { what: rule, figures: "", todo: "" };
};
