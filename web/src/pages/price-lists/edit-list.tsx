import { Checkbox, Form, Input } from "antd";
import { useNavigate, useParams } from "react-router";
import { changePriceList, getPriceList } from "../../../../shared/contracts/pricing.ts";
import type { PriceListId } from "../../../../shared/contracts/primitives.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { SendForm } from "../../parts/form.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Dates } from "./dates.tsx";
import { priceLists } from "./texts.ts";

interface Values {
  name: string;
  taxIncluded: boolean;
  from?: string;
  to?: string;
  reason: string;
}
const EditList = () => {
  const say = useTexts(priceLists);
  const word = useTexts(words);
  const go = useNavigate();
  const params = { listId: useParams().listId as PriceListId };
  const at = `/price-lists/${params.listId}`;
  const query = useAsk(getPriceList, { params });
  const needed = { required: true, whitespace: true, message: word("required") };
  return (
    <Page title={query.data ? `${say("edit")} · ${query.data.name}` : say("edit")} back={at}>
      <Shown query={query}>
        {(list) => (
          <SendForm<typeof changePriceList, Values>
            name={`price-list/${list.id}`}
            contract={changePriceList}
            initial={list}
            version={list.version}
            asked={({ name, taxIncluded, from, to, reason }, expectedVersion) => ({
              params,
              body: {
                name: name.trim(),
                taxIncluded,
                ...(from && { from }),
                ...(to && { to }),
                status: list.status,
                expectedVersion,
                reason,
              },
            })}
            done={() => void go(at)}
            onCancel={() => void go(at)}
          >
            {() => (
              <Section>
                <div className="form-grid">
                  <Form.Item name="name" label={word("name")} rules={[needed]}>
                    <Input maxLength={120} autoFocus />
                  </Form.Item>
                  <Dates />
                  <Form.Item name="taxIncluded" valuePropName="checked" label={say("tax")}>
                    <Checkbox>{say("taxIncluded")}</Checkbox>
                  </Form.Item>
                </div>
                <Form.Item name="reason" label={word("reason")} rules={[{ ...needed, min: 2 }]}>
                  <Input.TextArea rows={2} maxLength={500} placeholder={word("reasonHint")} />
                </Form.Item>
              </Section>
            )}
          </SendForm>
        )}
      </Shown>
    </Page>
  );
};
export default EditList;
