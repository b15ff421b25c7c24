import { Form, Input } from "antd";
import { useState } from "react";
import { changePolicy, getPolicy, type Policy } from "../../../../shared/contracts/company.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { SendForm } from "../../parts/form.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { CompanyFields, ReviewFields, StockAndCreditFields } from "./fields.tsx";
import { policy } from "./texts.ts";

interface Values {
  policy: Policy;
  taxPercent: number;
  reason: string;
}
const PolicyPage = () => {
  const say = useTexts(policy);
  const word = useTexts(words);
  const [times, setTimes] = useState(0);
  const query = useAsk(getPolicy, {});
  return (
    <Page title={say("title")} actions={<ButtonLink to="/audit?kind=policy&id=company">{say("audit")}</ButtonLink>}>
      <Shown query={query} rows={12}>
        {({ version, ...now }) => (
          <SendForm<typeof changePolicy, Values>
            key={times}
            name="policy"
            contract={changePolicy}
            initial={{ policy: now, taxPercent: now.defaultTaxRate / 100 }}
            version={version}
            asked={({ policy: wanted, taxPercent, reason }, expectedVersion) => ({
              body: {
                policy: {
                  ...wanted,
                  defaultTaxRate: Math.round(taxPercent * 100),
                  creditHorizonDays: wanted.creditHorizonDays ?? null,
                },
                reason,
                expectedVersion,
              },
            })}
            done={() => void query.refetch().then(() => setTimes(times + 1))}
          >
            {() => (
              <>
                <p className="quiet small">{say("version", { version })}</p>
                <CompanyFields />
                <ReviewFields />
                <StockAndCreditFields />
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
export default PolicyPage;
