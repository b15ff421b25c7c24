import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useFormats, usePlace } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { MoneyInput } from "../../parts/money-input.tsx";
import { Section } from "../../parts/page.tsx";
import { products } from "./texts.ts";

const trackings = ["none", "lots", "lots-and-expiry"] as const;
/** The boxes of a product; `made`: what cannot change any more is shown, not asked. */
export const ProductFormFields = ({ made }: { made: boolean }) => {
  const say = useTexts(products);
  const word = useTexts(words);
  const { percent } = useFormats();
  const { company } = usePlace();
  const needed = { required: true, whitespace: true, message: word("required") };
  return (
    <>
      <Section title={say("basics")}>
        <div className="form-grid">
          <Form.Item
            name="sku"
            label="SKU"
            rules={[needed, { pattern: /^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/, message: say("skuRule") }]}
          >
            <Input disabled={made} autoFocus={!made} maxLength={40} />
          </Form.Item>
          <Form.Item
            name="nameZh"
            label={say("nameZh")}
            dependencies={["nameEn"]}
            rules={[
              ({ getFieldValue }) => ({
                validator: async (_, value?: string) => {
                  if (!value?.trim() && !String(getFieldValue("nameEn") ?? "").trim())
                    throw new Error(say("nameNeeded"));
                },
              }),
            ]}
          >
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="nameEn" label={say("nameEn")}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="category" label={say("category")} rules={[needed]}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="brand" label={say("brand")}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="specification" label={say("specification")}>
            <Input maxLength={120} placeholder="500 ml × 12" />
          </Form.Item>
          <Form.Item name="unit" label={say("unit")} extra={say("unitHint")} rules={[needed]}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="barcode" label={say("barcode")}>
            <Input maxLength={40} inputMode="numeric" />
          </Form.Item>
          <Form.Item name="tracking" label={say("tracking")} extra={say("trackingFixed")}>
            <Select disabled={made} options={trackings.map((value) => ({ value, label: say(`tracking.${value}`) }))} />
          </Form.Item>
        </div>
      </Section>
      <Section title={say("selling")}>
        <div className="form-grid">
          <Form.Item name="packName" label={say("packName")}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item
            name="packSize"
            label={say("packSize")}
            dependencies={["packName"]}
            rules={[
              ({ getFieldValue }) => ({
                validator: async (_, value?: number | null) => {
                  if (Boolean(value) !== Boolean(String(getFieldValue("packName") ?? "").trim()))
                    throw new Error(say("packBoth"));
                },
              }),
            ]}
          >
            <InputNumber min={1} max={1_000_000} precision={0} />
          </Form.Item>
          <Form.Item name="wholePacksOnly" valuePropName="checked" label={say("pack")}>
            <Checkbox>{say("wholePacksOnly")}</Checkbox>
          </Form.Item>
          <Form.Item
            name="taxPercent"
            label={say("taxRate")}
            extra={say("taxDefault", { rate: percent(company.defaultTaxRate) })}
          >
            <InputNumber min={0} max={100} precision={2} />
          </Form.Item>
          <Form.Item name="floorFen" label={say("floor")} extra={say("floorHint")}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="orderableFrom" label={say("orderableFrom")}>
            <Input type="date" />
          </Form.Item>
        </div>
      </Section>
    </>
  );
};
