import type { Tenant } from "../../../../shared/contracts/users.ts";
import { listUsers } from "../../../../shared/contracts/users.ts";
import { Button } from "antd";
import type { z } from "zod";
import { useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { useAddress } from "../../parts/address.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Tag } from "../../parts/tags.tsx";
import { users } from "./texts.ts";

const Users = () => {
  const say = useTexts(users);
  const word = useTexts(words);
  const { atHq, is } = useMe();
  const { get, change } = useAddress();
  const of = atHq ? get("of") : undefined;
  const invite = is("manager", "admin") && (
    <ButtonLink primary to={of ? `/user-new?of=${of}` : "/user-new"}>
      {say("invite")}
    </ButtonLink>
  );
  return (
    <Page title={say("title")} actions={invite}>
      {atHq && (
        <div className="filters">
          <Button type={of ? "default" : "primary"} onClick={() => change({ of: undefined })}>
            {say("ours")}
          </Button>
          <DistributorPicker
            label={say("chooseOrganisation")}
            placeholder={say("chooseOrganisation")}
            value={of}
            onChange={(next) => change({ of: next })}
          />
        </div>
      )}
      <Section>
        <List
          label={say("title")}
          contract={listUsers}
          asked={{ query: { ...(atHq && { tenant: (of ?? "HQ") as z.input<typeof Tenant> }) } }}
          rowKey={({ id }) => id}
          to={({ id }) => `/users/${id}`}
          empty={<Empty title={say("empty")}>{invite}</Empty>}
          columns={[
            { title: word("name"), cell: ({ name }) => name, width: "1.4fr" },
            {
              title: word("status"),
              cell: ({ status }) => <Tag tone={status === "active" ? "good" : "calm"}>{say(`status.${status}`)}</Tag>,
              width: "120px",
            },
            { title: say("email"), cell: ({ email }) => <span className="quiet">{email}</span>, width: "2fr" },
            { title: say("role"), cell: ({ role }) => word(`role.${role}`) },
          ]}
        />
      </Section>
    </Page>
  );
};
export default Users;
