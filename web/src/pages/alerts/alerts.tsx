import { Segmented } from "antd";
import { Link } from "react-router";
import { type Alert, listAlerts } from "../../../../shared/contracts/alerts.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { useAddress } from "../../parts/address.ts";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Tag } from "../../parts/tags.tsx";
import { Care } from "./care.tsx";
import { saidOf } from "./said.ts";
import { alerts } from "./texts.ts";

const shows = ["open", "mine", "resolved"] as const;

const State = ({ alert }: { alert: Alert }) => {
  const say = useTexts(alerts);
  const { time } = useFormats();
  const critical = alert.severity === "critical";
  return (
    <span className="row">
      {alert.status === "resolved" ? (
        <Tag tone="good">{say("status.resolved")}</Tag>
      ) : (
        <Tag tone={critical ? "bad" : "waits"}>{say(`severity.${alert.severity}`)}</Tag>
      )}
      {alert.owner && alert.status !== "resolved" && <span className="small">{alert.owner.name}</span>}
      {alert.snoozedUntil && <span className="quiet small">{say("snoozed", { when: time(alert.snoozedUntil) })}</span>}
    </span>
  );
};

const Alerts = () => {
  const say = useTexts(alerts);
  const word = useTexts(words);
  const formats = useFormats();
  const { get, change } = useAddress();
  const show = shows.find((one) => one === get("show")) ?? "open";
  const care = { title: say("care"), cell: (alert: Alert) => <Care alert={alert} small />, width: "190px" };
  return (
    <Page title={say("title")}>
      <div className="filters">
        <Segmented
          aria-label={word("status")}
          value={show}
          options={shows.map((value) => ({ value, label: say(`show.${value}`) }))}
          onChange={(value) => change({ show: value === "open" ? undefined : value })}
        />
      </div>
      <Section>
        <List
          label={say("title")}
          contract={listAlerts}
          asked={{ query: { show } }}
          rowKey={({ id }) => id}
          empty={
            <Empty title={say(`empty.${show}`)}>
              {show === "open" ? (
                <Link to="/stock?only=short">{say("toStock")}</Link>
              ) : (
                <Link to="/alerts">{say("toOpen")}</Link>
              )}
            </Empty>
          }
          columns={[
            {
              title: say("what"),
              cell: (alert) => {
                const { what, figures } = saidOf(alert, say, formats);
                return (
                  <>
                    <Link to={`/alerts/${alert.id}`}>{what}</Link>
                    <div className="quiet small">{figures}</div>
                  </>
                );
              },
              width: "3fr",
            },
            { title: word("status"), cell: (alert) => <State alert={alert} />, width: "1.4fr" },
            {
              title: say("raised"),
              cell: ({ raisedAt }) => <span className="quiet small">{formats.time(raisedAt)}</span>,
              width: "150px",
            },
            ...(show === "resolved" ? [] : [care]),
          ]}
        />
      </Section>
    </Page>
  );
};
export default Alerts;
