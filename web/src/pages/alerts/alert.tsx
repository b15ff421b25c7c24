import { useParams } from "react-router";
import { getAlert } from "../../../../shared/contracts/alerts.ts";
import type { AlertId } from "../../../../shared/contracts/primitives.ts";
import type { Reply } from "../../app/ask.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { Care } from "./care.tsx";
import { saidOf } from "./said.ts";
import { alerts } from "./texts.ts";

const known = ["AlertRaised", "AlertAcknowledged", "AlertSnoozed", "AlertEscalated", "AlertResolved"] as const;
type Entry = Reply<typeof getAlert>["timeline"][number];

const Happened = ({ type, at, actor, data }: Entry) => {
  const say = useTexts(alerts);
  const { time } = useFormats();
  const named = known.find((one) => one === type);
  const words = [data.note, data.reason].filter((one) => typeof one === "string").join(" ");
  return (
    <li className="stack">
      <span className="row">
        <span className="strong">{named ? say(`type.${named}`) : type}</span>
        <span className="quiet small">
          {time(at)} · {actor.id.startsWith("usr_") ? actor.name : say("system")}
        </span>
      </span>
      {words && <span>{words}</span>}
    </li>
  );
};

const AlertPage = () => {
  const say = useTexts(alerts);
  const formats = useFormats();
  const { alertId = "" } = useParams();
  const query = useAsk(getAlert, { params: { alertId: alertId as AlertId } });
  const alert = query.data?.alert;
  const said = alert && saidOf(alert, say, formats);
  const tone = alert?.status === "resolved" ? "good" : alert?.severity === "critical" ? "bad" : "waits";
  return (
    <Page
      title={said?.what ?? say("alert")}
      back="/alerts"
      tag={
        alert && (
          <Tag tone={tone}>
            {alert.status === "resolved" ? say("status.resolved") : say(`severity.${alert.severity}`)}
          </Tag>
        )
      }
      actions={alert && <Care alert={alert} />}
    >
      <Shown query={query}>
        {({ alert: one, timeline }) => (
          <>
            <Section>
              <p>{said?.figures}</p>
              {one.status !== "resolved" && said?.todo && <p className="strong">{said.todo}</p>}
              <Facts
                rows={[
                  [say("raised"), formats.time(one.raisedAt)],
                  [say("owner"), one.owner?.name ?? (one.status === "open" ? say("nobody") : undefined)],
                  [say("snooze"), one.snoozedUntil && say("snoozed", { when: formats.time(one.snoozedUntil) })],
                  [say("type.AlertEscalated"), one.escalatedAt && say("escalated")],
                  [say("resolvedAt"), one.resolvedAt && formats.time(one.resolvedAt)],
                ]}
              />
              {said?.cause && (
                <div>
                  <ButtonLink to={said.cause}>{say("openCause")}</ButtonLink>
                </div>
              )}
            </Section>
            <Section title={say("timeline")}>
              <ol className="stack">
                {timeline.map((entry) => (
                  <Happened key={entry.version} {...entry} />
                ))}
              </ol>
            </Section>
          </>
        )}
      </Shown>
    </Page>
  );
};
export default AlertPage;
