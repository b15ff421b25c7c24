import { Button, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { listProducts } from "../../../../shared/contracts/catalog.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { setLookAlikes, youngFor } from "../../../../shared/contracts/forecast-judgements.ts";
import type { SkuForecast } from "../../../../shared/contracts/forecasts.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { SendForm } from "../../parts/form.tsx";
import { Section } from "../../parts/page.tsx";
import { useSettled } from "../../parts/picker.tsx";
import { forecasts } from "./texts.ts";

interface Values {
  skus: string[];
  percent: number;
  reason: string;
}
/** What a new product is like. */
export const LookAlikes = ({ found }: { found: SkuForecast }) => {
  const say = useTexts(forecasts);
  const word = useTexts(words);
  const { name } = useFormats();
  const { is } = useMe();
  const [choosing, setChoosing] = useState(false);
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim());
  const products = useAsk(listProducts, { query: { limit: 20, ...(q && { q }) } }, choosing);
  const { sku, freq, history, lookAlikes } = found;
  if (!is(...(setLookAlikes.who as readonly Role[])) || history.demand.length >= youngFor[freq]) return null;
  const needed = [{ required: true, message: word("required") }];
  return (
    <Section
      title={say("alikes")}
      actions={!choosing && <Button onClick={() => setChoosing(true)}>{say("setAlikes")}</Button>}
    >
      <p className="quiet small">{say("alikesSays")}</p>
      {lookAlikes && <p>{say("alikesOf", { skus: lookAlikes.skus.join(", "), percent: lookAlikes.percent })}</p>}
      {choosing && (
        <SendForm<typeof setLookAlikes, Values>
          name={`look-alikes/${sku}`}
          contract={setLookAlikes}
          initial={{ percent: 100, ...(lookAlikes && { skus: lookAlikes.skus, percent: lookAlikes.percent }) }}
          version={lookAlikes?.version ?? 0}
          asked={(values, expectedVersion) => ({ params: { sku }, body: { ...values, expectedVersion } })}
          done={() => setChoosing(false)}
          onCancel={() => setChoosing(false)}
        >
          {() => (
            <>
              <Form.Item name="skus" label={say("alikes")} rules={needed}>
                <Select
                  mode="multiple"
                  maxCount={10}
                  showSearch={{ filterOption: false, onSearch: setTyped }}
                  options={(products.data?.items ?? [])
                    .filter((one) => one.sku !== sku)
                    .map((one) => ({ value: one.sku, label: `${name(one.name)} · ${one.sku}` }))}
                />
              </Form.Item>
              <Form.Item name="percent" label={say("percent")} rules={needed}>
                <InputNumber min={1} max={1_000} precision={0} inputMode="numeric" />
              </Form.Item>
              <Form.Item name="reason" label={word("reason")} rules={[...needed, { min: 2 }]}>
                <Input maxLength={500} />
              </Form.Item>
            </>
          )}
        </SendForm>
      )}
    </Section>
  );
};
