import { Checkbox, Form, Input, Select } from "antd";
import { useNavigate } from "react-router";
import { createPriceList, type PriceLevel } from "../../../../shared/contracts/pricing.ts";
import { Channel, Grade } from "../../../../shared/contracts/primitives.ts";
import { usePlace } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { SendForm } from "../../parts/form.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Dates } from "./dates.tsx";
import { levels } from "./target.tsx";
import { priceLists } from "./texts.ts";

interface Values {
  name: string;
  level: PriceLevel["level"];
  distributorId?: string;
  grade?: string;
  region?: string;
  channel?: string;
  taxIncluded: boolean;
  from?: string;
  to?: string;
}
const levelOf = ({ level, distributorId, grade, region, channel }: Values): PriceLevel => {
  const named = { contract: { distributorId }, distributor: { distributorId }, grade: { grade }, region: { region }, channel: { channel }, base: {} }; // prettier-ignore
  return { level, ...named[level] } as PriceLevel;
};

/** A list begins as a draft: its prices are entered before it is published. */
const NewList = () => {
  const say = useTexts(priceLists);
  const word = useTexts(words);
  const go = useNavigate();
  const { company } = usePlace();
  const needed = { required: true, message: word("required") };
  return (
    <Page title={say("create")} back="/price-lists">
      <SendForm<typeof createPriceList, Values>
        name="price-list/new"
        contract={createPriceList}
        initial={{ level: "base", taxIncluded: true }}
        asked={(values) => ({
          body: {
            name: values.name.trim(),
            for: levelOf(values),
            currency: company.currency,
            taxIncluded: values.taxIncluded,
            ...(values.from && { from: values.from }),
            ...(values.to && { to: values.to }),
          },
        })}
        done={({ id }) => void go(`/price-lists/${id}`)}
        onCancel={() => void go("/price-lists")}
      >
        {() => (
          <Section>
            <div className="form-grid">
              <Form.Item name="name" label={word("name")} rules={[{ ...needed, whitespace: true }]}>
                <Input maxLength={120} autoFocus />
              </Form.Item>
              <Form.Item name="level" label={say("level")} extra={say("levelHint")} rules={[needed]}>
                <Select options={levels.map((value) => ({ value, label: say(`level.${value}`) }))} />
              </Form.Item>
              <Form.Item noStyle dependencies={["level"]}>
                {({ getFieldValue }) => {
                  const level = getFieldValue("level") as Values["level"];
                  if (level === "base") return null;
                  if (level === "grade")
                    return (
                      <Form.Item name="grade" label={say("level.grade")} rules={[needed]}>
                        <Select options={Grade.options.map((value) => ({ value, label: value }))} />
                      </Form.Item>
                    );
                  if (level === "channel")
                    return (
                      <Form.Item name="channel" label={say("level.channel")} rules={[needed]}>
                        <Select
                          options={Channel.options.map((value) => ({ value, label: word(`channel.${value}`) }))}
                        />
                      </Form.Item>
                    );
                  if (level === "region")
                    return (
                      <Form.Item name="region" label={say("level.region")} rules={[needed]}>
                        <Input maxLength={40} />
                      </Form.Item>
                    );
                  return (
                    <Form.Item name="distributorId" label={say("level.distributor")} rules={[needed]}>
                      <DistributorPicker label={say("level.distributor")} />
                    </Form.Item>
                  );
                }}
              </Form.Item>
              <Dates />
              <Form.Item name="taxIncluded" valuePropName="checked" label={say("tax")}>
                <Checkbox>{say("taxIncluded")}</Checkbox>
              </Form.Item>
            </div>
          </Section>
        )}
      </SendForm>
    </Page>
  );
};
export default NewList;
