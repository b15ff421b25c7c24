import { Form, Input, InputNumber, Select } from "antd";
import { listLocations } from "../../../../shared/contracts/locations.ts";
import { Channel, Grade } from "../../../../shared/contracts/primitives.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { Section } from "../../parts/page.tsx";
import { Groups } from "./groups.tsx";
import { distributors } from "./texts.ts";

/** The boxes of a distributor. Its credit account is chosen once, when it is new. */
export const DistributorFormFields = ({ made }: { made: boolean }) => {
  const say = useTexts(distributors);
  const word = useTexts(words);
  const places = useAsk(listLocations, { query: { tenant: "HQ", limit: 100 } });
  const needed = { required: true, whitespace: true, message: word("required") };
  const chosen = { required: true, message: word("required") };
  return (
    <>
      <Section title={say("basics")}>
        <div className="form-grid">
          <Form.Item
            name="code"
            label={word("code")}
            rules={[needed, { pattern: /^\s*[0-9A-Za-z-]{1,30}\s*$/, message: say("codeRule") }]}
          >
            <Input maxLength={30} autoFocus={!made} />
          </Form.Item>
          <Form.Item name="name" label={word("name")} rules={[needed]}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="legalName" label={say("legalName")} extra={say("legalNameHint")} rules={[needed]}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="taxNumber" label={say("taxNumber")}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="channel" label={say("channel")} rules={[chosen]}>
            <Select options={Channel.options.map((value) => ({ value, label: word(`channel.${value}`) }))} />
          </Form.Item>
          <Form.Item name="grade" label={say("grade")} rules={[chosen]}>
            <Select options={Grade.options.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="region" label={say("region")} rules={[needed]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="territory" label={say("territory")} extra={say("territoryHint")}>
            <Select mode="tags" open={false} suffixIcon={null} maxCount={50} />
          </Form.Item>
          <Form.Item name="parentId" label={say("parent")}>
            <DistributorPicker label={say("parent")} allowClear />
          </Form.Item>
          {!made && (
            <Form.Item name="sharesWith" label={say("entity")} extra={say("entityHint")}>
              <DistributorPicker label={say("entity")} placeholder={say("ownEntity")} allowClear />
            </Form.Item>
          )}
        </div>
      </Section>
      <Section title={say("selling")}>
        <div className="form-grid">
          <Form.Item name="terms" label={say("terms")} rules={[chosen]}>
            <Select options={(["credit", "prepaid"] as const).map((value) => ({ value, label: say(value) }))} />
          </Form.Item>
          <Form.Item noStyle dependencies={["terms"]}>
            {({ getFieldValue }) =>
              getFieldValue("terms") === "credit" && (
                <Form.Item name="days" label={say("days")} rules={[chosen]}>
                  <InputNumber min={0} max={365} precision={0} />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="suppliedFrom" label={say("suppliedFrom")} extra={say("suppliedHint")} rules={[chosen]}>
            <Select
              mode="multiple"
              maxCount={10}
              loading={places.isPending}
              optionFilterProp="label"
              options={(places.data?.items ?? [])
                .filter(({ kind }) => kind === "warehouse")
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        </div>
      </Section>
      <Groups />
    </>
  );
};
