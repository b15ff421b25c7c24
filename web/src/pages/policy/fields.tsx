import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { Currency } from "../../../../shared/contracts/primitives.ts";
import { languageChoices, useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { MoneyInput } from "../../parts/money-input.tsx";
import { Section } from "../../parts/page.tsx";
import { policy } from "./texts.ts";

const steps = ["business", "finance", "outbound"] as const;
export const CompanyFields = () => {
  const say = useTexts(policy);
  const word = useTexts(words);
  const needed = { required: true, message: word("required") };
  return (
    <Section title={say("company")}>
      <div className="form-grid">
        <Form.Item name={["policy", "companyName"]} label={say("companyName")} rules={[{ ...needed, whitespace: true }]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name={["policy", "timeZone"]} label={say("timeZone")} extra={say("timeZoneHint")} rules={[needed]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={["policy", "currency"]} label={say("currency")} extra={say("currencyHint")}>
          <Select options={Currency.options.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name={["policy", "defaultLocale"]} label={say("defaultLocale")}>
          <Select options={languageChoices} />
        </Form.Item>
        <Form.Item name="taxPercent" label={say("taxPercent")} extra={say("taxHint")} rules={[needed]}>
          <InputNumber min={0} max={100} precision={2} />
        </Form.Item>
        <Form.Item name={["policy", "minimumOrderFen"]} label={say("minimum")} extra={say("minimumHint")} rules={[needed]}>
          <MoneyInput />
        </Form.Item>
      </div>
    </Section>
  );
}; // prettier-ignore
export const ReviewFields = () => {
  const say = useTexts(policy);
  const word = useTexts(words);
  const needed = { required: true, message: word("required") };
  return (
    <Section title={say("review")}>
      <p className="quiet small">{say("reviewHint")}</p>
      <div className="form-grid">
        {steps.map((step) => (
          <div key={step}>
            <Form.Item name={["policy", "review", step, "on"]} valuePropName="checked" extra={say(`does.${step}`)}>
              <Checkbox>{say(`step.${step}`)}</Checkbox>
            </Form.Item>
            <Form.Item name={["policy", "review", step, "passUpToFen"]} label={`${say(`step.${step}`)} · ${say("passUpTo")}`} extra={say("passHint")} rules={[needed]}>
              <MoneyInput />
            </Form.Item>
          </div>
        ))}
        <Form.Item name={["policy", "reviewWithinDays"]} label={say("reviewWithin")} extra={say("reviewWithinHint")} rules={[needed]}>
          <InputNumber min={1} max={365} precision={0} />
        </Form.Item>
      </div>
    </Section>
  );
}; // prettier-ignore
export const StockAndCreditFields = () => {
  const say = useTexts(policy);
  const word = useTexts(words);
  const needed = { required: true, message: word("required") };
  return (
    <>
      <Section title={say("stock")}>
        <div className="form-grid">
          <Form.Item name={["policy", "reserveStockAt"]} label={say("reserveAt")} extra={say("reserveHint")}>
            <Select options={(["submit", "approval"] as const).map((value) => ({ value, label: say(`reserve.${value}`) }))} />
          </Form.Item>
          <Form.Item name={["policy", "whenStockShort"]} label={say("stockShort")}>
            <Select options={(["refuse", "backorder"] as const).map((value) => ({ value, label: say(`stock.${value}`) }))} />
          </Form.Item>
        </div>
      </Section>
      <Section title={say("credit")}>
        <div className="form-grid">
          <Form.Item name={["policy", "whenCreditShort"]} label={say("creditShort")}>
            <Select options={(["refuse", "hold"] as const).map((value) => ({ value, label: say(`credit.${value}`) }))} />
          </Form.Item>
          <Form.Item name={["policy", "overdue", "toleranceFen"]} label={say("tolerance")} extra={say("overdueHint")} rules={[needed]}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name={["policy", "overdue", "graceDays"]} label={say("grace")} rules={[needed]}>
            <InputNumber min={0} max={365} precision={0} />
          </Form.Item>
          <Form.Item name={["policy", "creditHorizonDays"]} label={say("horizon")} extra={say("horizonHint")}>
            <InputNumber min={1} max={730} precision={0} />
          </Form.Item>
        </div>
      </Section>
    </>
  );
}; // prettier-ignore
