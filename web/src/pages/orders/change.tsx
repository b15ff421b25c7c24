import { Input, InputNumber } from "antd";
import { useState } from "react";
import type { Order } from "../../../../shared/contracts/order-model.ts";
import { changeOrder } from "../../../../shared/contracts/orders.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { decisions } from "./decisions.texts.ts";

/** Quantities, date and note of an order that is in review or approved; drafts are changed in the cart. */
export const ChangeOrder = ({ order }: { order: Order }) => {
  const say = useTexts(decisions);
  const { name, today } = useFormats();
  const [quantities, setQuantities] = useState<Record<number, number>>({});
  const [date, setDate] = useState<string>();
  const [note, setNote] = useState<string>();
  const requestedOn = date ?? order.requestedOn ?? "";
  const text = (note ?? order.note ?? "").trim();
  const quantityOf = ({ lineNo, quantity }: Order["lines"][number]): number => quantities[lineNo] ?? quantity;
  const lines = order.lines.flatMap((line) => (quantityOf(line) > 0 ? [{ sku: line.sku, quantity: quantityOf(line) }] : [])); // prettier-ignore
  return (
    <Act
      contract={changeOrder}
      label={say("change")}
      said={say("changed")}
      reason="needed"
      ready={lines.length > 0}
      asks={<p>{say("changeAsks")}</p>}
      asked={(reason) => ({
        params: { orderId: order.id },
        body: {
          expectedVersion: order.version,
          reason,
          lines,
          ...(requestedOn && { requestedOn: requestedOn as never }),
          ...(order.reference && { reference: order.reference }),
          ...(text && { note: text }),
        },
      })}
      done={() => {
        setQuantities({});
        setDate(undefined);
        setNote(undefined);
      }}
    >
      <div className="mini-table">
        <table>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line.lineNo}>
                <th scope="row">{name(line.name)}</th>
                <td className="end">
                  <InputNumber
                    aria-label={`${name(line.name)} (${line.unit})`}
                    min={0}
                    max={1_000_000}
                    precision={0}
                    value={quantityOf(line)}
                    onChange={(value) => setQuantities({ ...quantities, [line.lineNo]: value ?? line.quantity })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length === 0 && <p role="alert">{say("empty")}</p>}
      <label className="field">
        <span>{say("wanted")}</span>
        <Input type="date" value={requestedOn} min={today()} onChange={({ target }) => setDate(target.value)} />
      </label>
      <label className="field">
        <span>{say("note")}</span>
        <Input.TextArea value={note ?? order.note ?? ""} maxLength={1000} rows={2} onChange={({ target }) => setNote(target.value)} />
      </label>
    </Act>
  ); // prettier-ignore
};
