import { Form, Input, Select } from "antd";
import { useNavigate } from "react-router";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { inviteUser } from "../../../../shared/contracts/users.ts";
import { useMe } from "../../app/company.tsx";
import { language, languageChoices, useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { useAddress } from "../../parts/address.ts";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { SendForm } from "../../parts/form.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { RoleField } from "./role-field.tsx";
import { users } from "./texts.ts";

interface Values {
  email: string;
  name: string;
  role: Role;
  locale: "zh-CN" | "en";
  where: "HQ" | "distributor";
  distributorId?: string;
}
const Invite = () => {
  const say = useTexts(users);
  const word = useTexts(words);
  const go = useNavigate();
  const { atHq, tenant } = useMe();
  const of = useAddress().get("of");
  const needed = { required: true, whitespace: true, message: word("required") };
  const where = (["HQ", "distributor"] as const).map((value) => ({
    value,
    label: say(value === "HQ" ? "hq" : "chooseOrganisation"),
  }));
  const initial: Partial<Values> = {
    locale: language(),
    where: !atHq || of ? "distributor" : "HQ",
    ...(of && { distributorId: of }),
  };
  const tenantOf = (values: Values) => (!atHq ? tenant : values.where === "HQ" ? "HQ" : values.distributorId!);
  return (
    <Page title={say("inviteTitle")} back="/users">
      <SendForm<typeof inviteUser, Values>
        name={`user/new/${of ?? ""}`}
        contract={inviteUser}
        submit={say("inviteSend")}
        initial={initial}
        asked={(values) => ({
          body: {
            email: values.email,
            name: values.name.trim(),
            role: values.role,
            locale: values.locale,
            tenant: tenantOf(values) as never,
          },
        })}
        done={({ id }) => void go(`/users/${id}`)}
        onCancel={() => void go("/users")}
      >
        {(form) => (
          <Section>
            <div className="form-grid">
              <Form.Item
                name="email"
                label={say("email")}
                extra={say("inviteHint")}
                rules={[needed, { type: "email", message: word("required") }]}
              >
                <Input maxLength={120} type="email" autoComplete="off" autoFocus />
              </Form.Item>
              <Form.Item name="name" label={word("name")} rules={[needed]}>
                <Input maxLength={120} autoComplete="off" />
              </Form.Item>
              {atHq && (
                <Form.Item name="where" label={say("organisation")}>
                  <Select options={where} onChange={() => form.resetFields(["role"])} />
                </Form.Item>
              )}
              <Form.Item noStyle dependencies={["where"]}>
                {({ getFieldValue }) => {
                  const hq = atHq && getFieldValue("where") === "HQ";
                  return (
                    <>
                      {atHq && !hq && (
                        <Form.Item
                          name="distributorId"
                          label={say("chooseOrganisation")}
                          rules={[{ required: true, message: say("distributorNeeded") }]}
                        >
                          <DistributorPicker label={say("chooseOrganisation")} />
                        </Form.Item>
                      )}
                      <RoleField hq={hq} />
                    </>
                  );
                }}
              </Form.Item>
              <Form.Item name="locale" label={say("language")}>
                <Select options={languageChoices} />
              </Form.Item>
            </div>
          </Section>
        )}
      </SendForm>
    </Page>
  );
};
export default Invite;
