import { Form, Input } from "antd";
import { useNavigate, useParams } from "react-router";
import { changeDistributor, getDistributor } from "../../../../shared/contracts/distributors.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { SendForm } from "../../parts/form.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import "./distributors.css";
import { DistributorFormFields } from "./fields.tsx";
import { distributors } from "./texts.ts";
import { editOf, type Values, valuesOf } from "./values.ts";

const EditDistributor = () => {
  const say = useTexts(distributors);
  const word = useTexts(words);
  const go = useNavigate();
  const { distributorId = "" } = useParams();
  const at = `/distributors/${distributorId}`;
  const query = useAsk(getDistributor, { params: { distributorId } });
  return (
    <Page title={`${say("edit")}${query.data ? ` · ${query.data.name}` : ""}`} back={at}>
      <Shown query={query} rows={12}>
        {(one) => (
          <SendForm<typeof changeDistributor, Values & { reason: string }>
            name={`distributor/${distributorId}`}
            contract={changeDistributor}
            initial={valuesOf(one)}
            version={one.version}
            asked={({ reason, ...values }, expectedVersion) => ({
              params: { distributorId },
              body: { distributor: editOf(values), reason, expectedVersion },
            })}
            done={() => void go(at)}
            onCancel={() => void go(at)}
          >
            {() => (
              <>
                <DistributorFormFields made />
                <Section>
                  <Form.Item
                    name="reason"
                    label={word("reason")}
                    rules={[{ required: true, min: 2, whitespace: true, message: word("required") }]}
                  >
                    <Input.TextArea rows={2} maxLength={500} placeholder={word("reasonHint")} />
                  </Form.Item>
                </Section>
              </>
            )}
          </SendForm>
        )}
      </Shown>
    </Page>
  );
};
export default EditDistributor;
