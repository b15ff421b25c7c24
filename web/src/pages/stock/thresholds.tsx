import { Form, InputNumber } from "antd";
import { useState } from "react";
import { Button } from "antd";
import { setThreshold, type Threshold } from "../../../../shared/contracts/inventory.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { SendForm } from "../../parts/form.tsx";
import { Facts, Section } from "../../parts/page.tsx";
import { stock } from "./texts.ts";

interface Values {
  reorderPoint: number;
  safetyStock: number;
  maximum?: number | null;
}
/** When stock counts as short or as too much here. */
export const Thresholds = ({
  params,
  threshold,
  mayChange,
}: {
  params: { locationId: LocationId; sku: string };
  threshold: Threshold | undefined;
  mayChange: boolean;
}) => {
  const say = useTexts(stock);
  const word = useTexts(words);
  const { number } = useFormats();
  const [editing, setEditing] = useState(false);
  if (!editing)
    return (
      <Section
        title={say("thresholds")}
        actions={mayChange && <Button onClick={() => setEditing(true)}>{word("edit")}</Button>}
      >
        {threshold ? (
          <Facts
            rows={[
              [say("reorderPoint"), number(threshold.reorderPoint)],
              [say("safetyStock"), number(threshold.safetyStock)],
              [say("maximum"), threshold.maximum !== undefined && number(threshold.maximum)],
            ]}
          />
        ) : (
          <p className="quiet">{say("noThresholds")}</p>
        )}
      </Section>
    );
  const whole = { min: 0, max: 1_000_000_000, precision: 0, inputMode: "numeric" } as const;
  return (
    <Section title={say("thresholds")}>
      <SendForm<typeof setThreshold, Values>
        name={`threshold/${params.locationId}/${params.sku}`}
        contract={setThreshold}
        initial={threshold ?? {}}
        version={threshold?.version ?? 0}
        asked={({ reorderPoint, safetyStock, maximum }, expectedVersion) => ({
          params,
          body: {
            reorderPoint,
            safetyStock,
            ...(maximum !== undefined && maximum !== null && { maximum }),
            expectedVersion,
          },
        })}
        done={() => setEditing(false)}
        onCancel={() => setEditing(false)}
      >
        {() => (
          <>
            <Form.Item
              name="reorderPoint"
              label={say("reorderPoint")}
              rules={[{ required: true, message: word("required") }]}
            >
              <InputNumber {...whole} autoFocus />
            </Form.Item>
            <Form.Item
              name="safetyStock"
              label={say("safetyStock")}
              dependencies={["reorderPoint"]}
              rules={[
                { required: true, message: word("required") },
                ({ getFieldValue }) => ({
                  validator: async (_, value?: number) => {
                    if ((value ?? 0) > (getFieldValue("reorderPoint") ?? Infinity)) throw new Error(say("rule.safety"));
                  },
                }),
              ]}
            >
              <InputNumber {...whole} />
            </Form.Item>
            <Form.Item
              name="maximum"
              label={say("maximum")}
              dependencies={["reorderPoint"]}
              rules={[
                ({ getFieldValue }) => ({
                  validator: async (_, value?: number | null) => {
                    if ((value ?? Infinity) < (getFieldValue("reorderPoint") ?? 0))
                      throw new Error(say("rule.maximum"));
                  },
                }),
              ]}
            >
              <InputNumber {...whole} />
            </Form.Item>
          </>
        )}
      </SendForm>
    </Section>
  );
};
