import { Form, Input } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import { getDistributor } from "../../../../shared/contracts/distributors.ts";
import { changeUser, disableUser, enableUser, getUser, type User } from "../../../../shared/contracts/users.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { languageNames, useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Act } from "../../parts/act.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { SendForm } from "../../parts/form.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { RoleField } from "./role-field.tsx";
import { users } from "./texts.ts";

const Access = ({ user }: { user: User }) => {
  const say = useTexts(users);
  const word = useTexts(words);
  const asked = () => ({ params: { userId: user.id }, body: { expectedVersion: user.version } });
  const facts = { name: user.name, role: word(`role.${user.role}`) };
  return user.status === "active" ? (
    <Act
      key="disable"
      contract={disableUser}
      label={say("disable")}
      button={{ danger: true }}
      asks={<p>{say("disableAsks", facts)}</p>}
      asked={asked}
    />
  ) : (
    <Act
      key="enable"
      contract={enableUser}
      label={say("enable")}
      asks={<p>{say("enableAsks", facts)}</p>}
      asked={asked}
    />
  );
};
const Change = ({ user }: { user: User }) => {
  const word = useTexts(words);
  const go = useNavigate();
  return (
    <Section title={word("edit")}>
      <SendForm<typeof changeUser, Pick<User, "name" | "role">>
        name={`user/${user.id}`}
        contract={changeUser}
        initial={{ name: user.name, role: user.role }}
        version={user.version}
        asked={({ name, role }, expectedVersion) => ({
          params: { userId: user.id },
          body: { name: name.trim(), role, expectedVersion },
        })}
        done={() => void go(user.tenant === "HQ" ? "/users" : `/users?of=${user.tenant}`)}
      >
        {() => (
          <div className="form-grid">
            <Form.Item
              name="name"
              label={word("name")}
              rules={[{ required: true, whitespace: true, message: word("required") }]}
            >
              <Input maxLength={120} />
            </Form.Item>
            <RoleField hq={user.tenant === "HQ"} />
          </div>
        )}
      </SendForm>
    </Section>
  );
};
const UserPage = () => {
  const say = useTexts(users);
  const word = useTexts(words);
  const me = useMe();
  const { userId = "" } = useParams();
  const query = useAsk(getUser, { params: { userId } });
  const user = query.data;
  const outside = me.atHq && user !== undefined && user.tenant !== "HQ";
  const distributor = useAsk(getDistributor, { params: { distributorId: user?.tenant ?? "" } }, outside);
  const changes = me.is("manager", "admin") && user?.id !== me.id;
  return (
    <Page
      title={user?.name ?? say("title")}
      back={outside ? `/users?of=${user.tenant}` : "/users"}
      tag={
        user && <Tag tone={user.status === "active" ? "good" : "calm"}>{say(`status.${user.status}`)}</Tag>
      } // prettier-ignore
      actions={
        user && (
          <>
            {me.is("admin") && <ButtonLink to={`/audit?kind=user&id=${user.id}`}>{say("audit")}</ButtonLink>}
            {changes && <Access user={user} />}
          </>
        )
      }
    >
      <Shown query={query}>
        {(one) => (
          <>
            <Section>
              <Facts
                rows={[
                  [say("email"), one.email],
                  [say("role"), word(`role.${one.role}`)],
                  [
                    say("organisation"),
                    outside ? (
                      <Link to={`/distributors/${one.tenant}`}>{distributor.data?.name ?? one.tenant}</Link>
                    ) : (
                      me.tenantName
                    ),
                  ],
                  [say("language"), languageNames[one.locale]],
                ]}
              />
              <p className="quiet small">{say(one.id === me.id ? "yourself" : `does.${one.role}`)}</p>
            </Section>
            {changes && <Change key={one.id} user={one} />}
          </>
        )}
      </Shown>
    </Page>
  );
};
export default UserPage;
