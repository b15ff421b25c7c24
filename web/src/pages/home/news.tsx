import { Link } from "react-router";
import type { Alert } from "../../../../shared/contracts/alerts.ts";
import { listAlerts } from "../../../../shared/contracts/alerts.ts";
import { listInbox } from "../../../../shared/contracts/notifications.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Empty, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { distributorHome } from "./distributor.texts.ts";

export const Alerts = () => {
  const say = useTexts(distributorHome);
  const { number, name, day } = useFormats();
  const alerts = useAsk(listAlerts, { query: { limit: 5 } });
  const told = ({ rule, facts }: Alert): string =>
    rule.startsWith("stock/")
      ? say("alertStock", {
          product: name(facts.product ?? {}),
          place: facts.locationName,
          available: number(Number(facts.available)),
          point: number(Number(facts.reorderPoint)),
        })
      : say("alertOther", { rule });
  return (
    <Section title={say("alerts")} actions={<Link to="/alerts">{say("allAlerts")}</Link>}>
      <Shown query={alerts}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("noAlerts")} />
          ) : (
            <ul className="rows">
              {items.map((alert) => (
                <li key={alert.id}>
                  <span className={alert.severity === "critical" ? "critical" : undefined}>{told(alert)}</span>
                  <span className="quiet small">{day(alert.raisedAt)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Section>
  );
};

export const Notices = () => {
  const say = useTexts(distributorHome);
  const { time } = useFormats();
  const inbox = useAsk(listInbox, { query: { limit: 5 } });
  return (
    <Section title={say("notices")} actions={<Link to="/notices">{say("allNotices")}</Link>}>
      <Shown query={inbox}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("noNotices")} />
          ) : (
            <ul className="rows">
              {items.map(({ id, subject, at, link, read }) => (
                <li key={id}>
                  <Link to={link}>{subject}</Link>
                  <span className="quiet small row">
                    {time(at)} {!read && <Tag tone="info">{say("unread")}</Tag>}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Section>
  );
};
