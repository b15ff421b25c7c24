import { Link } from "react-router";
import type { z } from "zod";
import { type Alert, listAlerts } from "../../../../shared/contracts/alerts.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { hq } from "./hq.texts.ts";

export const HqAlerts = () => {
  const say = useTexts(hq);
  const { time } = useFormats();
  const title = useAlertTitle();
  const alerts = useAsk(listAlerts, { query: { show: "open", limit: 8 } });
  return (
    <Section title={say("alerts")} actions={<ButtonLink to="/alerts">{say("allAlerts")}</ButtonLink>}>
      <Shown query={alerts} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say("noAlerts")}</p>
          ) : (
            <ul className="home-list">
              {items.map((alert) => (
                <li key={alert.id}>
                  <div>
                    <Link to={linkOf(alert)}>{title(alert)}</Link>
                    <div className="small quiet">{time(alert.raisedAt)}</div>
                  </div>
                  {alert.severity === "critical" && (
                    <div>
                      <Tag tone="bad">{say("critical")}</Tag>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Section>
  );
};

/** The cause of a late order is its page; others are told where alerts are. */
const linkOf = ({ facts }: z.infer<typeof Alert>): string =>
  typeof facts.orderId === "string" ? `/orders/${facts.orderId}` : "/alerts";
const useAlertTitle = () => {
  const say = useTexts(hq);
  const { name } = useFormats();
  return ({ rule, facts }: z.infer<typeof Alert>): string => {
    if (rule.startsWith("stock/") && facts.locationName)
      return say("stockAlert", { product: name((facts.product ?? { zh: String(facts.sku) }) as object), place: facts.locationName }); // prettier-ignore
    if (facts.orderId && facts.number) return say("promiseMissed", { number: facts.number });
    return say("otherAlert", { rule });
  };
};
