import { Button, Input, Select } from "antd";
import { Link } from "react-router";
import { listDistributors } from "../../../../shared/contracts/distributors.ts";
import { Channel, Grade } from "../../../../shared/contracts/primitives.ts";
import { useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { useAddress } from "../../parts/address.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { StatusTag } from "./status-tag.tsx";
import { distributors } from "./texts.ts";

const statuses = ["active", "suspended", "closed"] as const;
const Distributors = () => {
  const say = useTexts(distributors);
  const word = useTexts(words);
  const { is } = useMe();
  const { get, change } = useAddress();
  const region = get("region");
  const grade = Grade.options.find((one) => one === get("grade"));
  const status = statuses.find((one) => one === get("status"));
  const channel = Channel.options.find((one) => one === get("channel"));
  const some = Boolean(region ?? grade ?? status ?? channel);
  const clear = (): void => change({ region: undefined, grade: undefined, status: undefined, channel: undefined });
  return (
    <Page
      title={say("title")}
      actions={
        is("sales", "admin") && (
          <ButtonLink primary to="/distributor-new">
            {say("create")}
          </ButtonLink>
        )
      }
    >
      <div className="filters">
        <Input.Search
          key={region ?? ""}
          style={{ width: 190 }}
          aria-label={say("anyRegion")}
          placeholder={say("anyRegion")}
          defaultValue={region}
          allowClear
          maxLength={40}
          onSearch={(typed) => change({ region: typed.trim() })}
        />
        <Select
          style={{ minWidth: 110 }}
          aria-label={say("grade")}
          placeholder={say("grade")}
          allowClear
          value={grade}
          onChange={(value) => change({ grade: value })}
          options={Grade.options.map((value) => ({ value, label: value }))}
        />
        <Select
          style={{ minWidth: 130 }}
          aria-label={word("status")}
          placeholder={word("status")}
          allowClear
          value={status}
          onChange={(value) => change({ status: value })}
          options={statuses.map((value) => ({ value, label: say(`status.${value}`) }))}
        />
        <Select
          style={{ minWidth: 130 }}
          aria-label={say("channel")}
          placeholder={say("channel")}
          allowClear
          value={channel}
          onChange={(value) => change({ channel: value })}
          options={Channel.options.map((value) => ({ value, label: word(`channel.${value}`) }))}
        />
        {some && (
          <Button type="link" onClick={clear}>
            {say("clear")}
          </Button>
        )}
      </div>
      <Section>
        <List
          label={say("title")}
          contract={listDistributors}
          asked={{
            query: { ...(region && { region }), ...(grade && { grade }), ...(status && { status }), ...(channel && { channel }) },
          }} // prettier-ignore
          rowKey={({ id }) => id}
          to={({ id }) => `/distributors/${id}`}
          empty={
            <Empty title={say(some ? "emptyFound" : "empty")}>
              {!some && is("sales", "admin") && <Link to="/distributor-new">{say("create")}</Link>}
            </Empty>
          }
          columns={[
            { title: word("name"), cell: ({ name }) => name, width: "2.4fr" },
            { title: word("status"), cell: (row) => <StatusTag status={row.status} />, width: "120px" },
            { title: word("code"), cell: ({ code }) => <span className="quiet">{code}</span> },
            { title: say("region"), cell: (row) => row.region },
            { title: say("grade"), cell: (row) => row.grade, width: "80px", wideOnly: true },
            { title: say("channel"), cell: (row) => word(`channel.${row.channel}`), wideOnly: true },
          ]}
        />
      </Section>
    </Page>
  );
};
export default Distributors;
