import { DeleteOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useNavigate } from "react-router";
import type { StockedProduct } from "../../../../shared/contracts/inventory.ts";
import { planTransfer } from "../../../../shared/contracts/transfers.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { SendForm } from "../../parts/form.tsx";
import { LocationPicker } from "../../parts/location-picker.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { QuantityInput } from "../../parts/quantity.tsx";
import { SkuPicker } from "../../parts/sku-picker.tsx";
import { transfers } from "./texts.ts";
import "./transfers.css";

interface Line extends Pick<StockedProduct, "name" | "unit"> {
  sku: string;
  quantity: number;
}
interface Values {
  fromId: string;
  toId: string;
  reason: string;
  lines: Line[];
}
const mostLines = 100;

/** A form's field: products, each once, and how many of each. */
const Goods = ({ value = [], onChange }: { value?: Line[]; onChange?: (lines: Line[]) => void }) => {
  const say = useTexts(transfers);
  const { name } = useFormats();
  const change = (lines: Line[]): void => onChange?.(lines);
  return (
    <>
      {value.map((line) => (
        <div key={line.sku} className="row transfer-line">
          <span>
            {name(line.name)} <span className="quiet small">{line.sku}</span>
          </span>
          <QuantityInput
            label={say("quantityOf", { name: name(line.name) })}
            less={say("lessOf", { name: name(line.name) })}
            more={say("moreOf", { name: name(line.name) })}
            value={line.quantity}
            min={1}
            onChange={(quantity) => change(value.map((one) => (one.sku === line.sku ? { ...one, quantity } : one)))}
          />
          <span className="quiet small">{line.unit}</span>
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say("removeOf", { name: name(line.name) })}
            onClick={() => change(value.filter(({ sku }) => sku !== line.sku))}
          />
        </div>
      ))}
      {value.length < mostLines && (
        <SkuPicker
          label={say("addProduct")}
          placeholder={say("addProduct")}
          onChange={(sku, product) => {
            if (!sku || !product || value.some((line) => line.sku === sku)) return;
            change([...value, { sku, name: product.name, unit: product.unit, quantity: product.pack?.size ?? 1 }]);
          }}
        />
      )}
    </>
  );
};

const PlanTransfer = () => {
  const say = useTexts(transfers);
  const word = useTexts(words);
  const navigate = useNavigate();
  const needed = [{ required: true, message: word("required") }];
  return (
    <Page title={say("plan")} back="/transfers">
      <Section>
        <p className="quiet">{say("planAsks")}</p>
        <SendForm<typeof planTransfer, Values>
          name="transfer"
          contract={planTransfer}
          initial={{ lines: [] }}
          submit={say("plan")}
          asked={({ fromId, toId, reason, lines }) => ({
            body: {
              fromId: fromId as never,
              toId: toId as never,
              reason,
              lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
            },
          })}
          done={({ id }) => void navigate(`/transfers/${id}`)}
          onCancel={() => void navigate("/transfers")}
        >
          {() => (
            <>
              <Form.Item name="fromId" label={say("from")} rules={needed}>
                <LocationPicker label={say("from")} tenant="HQ" />
              </Form.Item>
              <Form.Item name="toId" label={say("to")} rules={needed}>
                <LocationPicker label={say("to")} tenant="HQ" />
              </Form.Item>
              <Form.Item name="lines" label={say("lines")} rules={[{ required: true, type: "array", min: 1, message: say("noLines") }]}>
                <Goods />
              </Form.Item>
              <Form.Item name="reason" label={say("reason")} rules={[{ required: true, min: 2, message: word("required") }]}>
                <Input maxLength={500} />
              </Form.Item>
            </>
          )}
        </SendForm>
      </Section>
    </Page>
  );
}; // prettier-ignore
export default PlanTransfer;
