import { DatePicker, Form, InputNumber, Select } from "antd";
import { useState } from "react";
import { Button, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { type Override, overrideForecast, withdrawOverride } from "../../../../shared/contracts/forecast-judgements.ts";
import type { SkuForecast } from "../../../../shared/contracts/forecasts.ts";
import { lastDayOf, nextPeriod } from "../../../../shared/contracts/periods.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Act } from "../../parts/act.tsx";
import { SendForm } from "../../parts/form.tsx";
import { Rows } from "../../parts/list.tsx";
import { Empty, Section } from "../../parts/page.tsx";
import { whereOf } from "./nodes.ts";
import { forecasts } from "./texts.ts";

interface Values {
  period: string;
  units: number;
  reason: string;
  expiresOn?: Dayjs | null;
}
/** People's numbers in the place of the machine's, and who was nearer to what came. */
export const Overrides = ({ found }: { found: SkuForecast }) => {
  const say = useTexts(forecasts);
  const { number, date } = useFormats();
  const { is } = useMe();
  const [adding, setAdding] = useState(false);
  const { sku, freq, node, overrides, forecast, running } = found;
  const mayChange = is(...(overrideForecast.who as readonly Role[])) && forecast && node.kind !== "own";
  const came = ({ actual, units, machine }: Override) => {
    if (actual === undefined) return "–";
    const nearer = Math.abs(machine - actual) - Math.abs(units - actual);
    if (nearer === 0) return number(actual);
    return say(nearer > 0 ? "came.better" : "came.worse", { actual: number(actual) });
  };
  const withdraw = (one: Override) =>
    mayChange && one.period >= running.period ? (
      <Act
        contract={withdrawOverride}
        label={say("withdraw")}
        asks={<p className="quiet">{say("withdrawAsks")}</p>}
        button={{ size: "small" }}
        asked={() => ({
          params: { sku },
          query: { freq, period: one.period, expectedVersion: one.version, ...whereOf(node) },
        })}
      />
    ) : null;
  return (
    <Section
      title={say("overrides")}
      actions={mayChange && !adding && <Button onClick={() => setAdding(true)}>{say("override")}</Button>}
    >
      {adding && forecast && <Adding found={found} close={() => setAdding(false)} />}
      <Rows
        label={say("overrides")}
        rows={overrides}
        rowKey={({ period }) => period}
        empty={<Empty title={say("overridesEmpty")} />}
        columns={[
          { title: say("period"), cell: ({ period }) => period },
          {
            title: say("units"),
            cell: ({ units, machine }) => (
              <>
                {number(units)} <span className="quiet small">{say("instead", { machine: number(machine) })}</span>
              </>
            ),
            width: "2fr",
          },
          {
            title: say("owner"),
            cell: ({ owner, reason }) => (
              <>
                {owner.name}
                <div className="quiet small">{reason}</div>
              </>
            ),
            width: "2fr",
          },
          { title: say("until"), cell: ({ expiresOn }) => date(expiresOn), wideOnly: true },
          { title: say("came"), cell: came, width: "2fr" },
          { title: "", cell: withdraw },
        ]}
      />
    </Section>
  );
};

const Adding = ({ found, close }: { found: SkuForecast; close: () => void }) => {
  const say = useTexts(forecasts);
  const word = useTexts(words);
  const { number } = useFormats();
  const { sku, freq, node, overrides, forecast } = found;
  const { from, mean } = forecast!;
  const needed = [{ required: true, message: word("required") }];
  return (
    <SendForm<typeof overrideForecast, Values>
      name={`override/${sku}/${freq}/${JSON.stringify(node)}`}
      contract={overrideForecast}
      initial={{ period: nextPeriod(from) }}
      asked={({ period, units, reason, expiresOn }) => ({
        params: { sku },
        body: {
          ...{ freq, period, units, reason, ...whereOf(node) },
          ...(expiresOn && { expiresOn: expiresOn.format("YYYY-MM-DD") }),
          expectedVersion: overrides.find((one) => one.period === period)?.version ?? 0,
        },
      })}
      done={close}
      onCancel={close}
    >
      {(form) => (
        <>
          <Form.Item name="period" label={say("period")} rules={needed}>
            <Select
              options={mean.map((v, i) => {
                const value = nextPeriod(from, i);
                return { value, label: `${value} · ${say("instead", { machine: number(v) })}` };
              })}
            />
          </Form.Item>
          <Form.Item name="units" label={say("units")} rules={needed}>
            <InputNumber min={0} max={1_000_000_000} precision={0} inputMode="numeric" />
          </Form.Item>
          <Form.Item name="reason" label={word("reason")} rules={[...needed, { min: 2 }]}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item name="expiresOn" label={say("until")}>
            <DatePicker
              placeholder={lastDayOf((form.getFieldValue("period") as string | undefined) ?? from)}
              minDate={dayjs()}
            />
          </Form.Item>
        </>
      )}
    </SendForm>
  );
};
