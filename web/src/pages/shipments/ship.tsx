import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { listCarriers } from "../../../../shared/contracts/carriers.ts";
import { cancelPicking, type ShipmentHead, type ShipmentLine, shipShipment } from "../../../../shared/contracts/shipments.ts"; // prettier-ignore
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { useLotWords } from "./lot-words.ts";
import { shipments } from "./texts.ts";

export interface Packed {
  id: ShipmentHead["id"];
  lines: readonly ShipmentLine[];
}
/** Carrier, number, date, and what really goes out. */
export const Ship = ({ shipment, nameOf }: { shipment: Packed; nameOf: (line: ShipmentLine) => string }) => {
  const say = useTexts(shipments);
  const { today } = useFormats();
  const lots = useLotWords();
  const carriers = useAsk(listCarriers, {});
  const [carrier, setCarrier] = useState<string>();
  const [number, setNumber] = useState("");
  const [expectedOn, setExpectedOn] = useState("");
  const [went, setWent] = useState<Record<number, number>>({});
  const short = shipment.lines.filter(({ lineNo, picked }) => (went[lineNo] ?? picked) !== picked);
  return (
    <Act
      contract={shipShipment}
      label={say("ship")}
      said={say("shipped")}
      button={{ type: "primary" }}
      ready={carrier !== undefined && number.trim() !== ""}
      asks={<p>{say("shipAsks")}</p>}
      asked={() => ({
        params: { shipmentId: shipment.id },
        body: {
          carrierId: carrier as never,
          trackingNumber: number.trim(),
          ...(expectedOn && { expectedOn: expectedOn as never }),
          ...(short.length > 0 && { lines: short.map(({ lineNo }) => ({ lineNo, quantity: went[lineNo]! })) }),
        },
      })}
    >
      <label className="field">
        <span>{say("carrier")}</span>
        <Select
          aria-label={say("carrier")}
          value={carrier}
          loading={carriers.isPending}
          onChange={setCarrier}
          options={(carriers.data?.items ?? [])
            .filter(({ status }) => status === "active")
            .map(({ id, name }) => ({ value: id as string, label: name }))}
        />
      </label>
      <label className="field">
        <span>{say("tracking")}</span>
        <Input value={number} maxLength={60} autoComplete="off" onChange={({ target }) => setNumber(target.value)} />
      </label>
      <label className="field">
        <span>{say("expected")}</span>
        <Input type="date" value={expectedOn} min={today()} onChange={({ target }) => setExpectedOn(target.value)} />
      </label>
      <div className="mini-table">
        <table>
          <tbody>
            {shipment.lines.map((line) => (
              <tr key={line.lineNo}>
                <th scope="row">
                  {nameOf(line)}
                  <div className="small quiet">{lots(line.lots)}</div>
                </th>
                <td className="end">
                  <InputNumber
                    aria-label={`${nameOf(line)}: ${say("quantity")}`}
                    min={0}
                    max={line.picked}
                    precision={0}
                    value={went[line.lineNo] ?? line.picked}
                    onChange={(value) => setWent({ ...went, [line.lineNo]: value ?? line.picked })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Act>
  );
};

export const CancelPicking = ({ shipmentId }: { shipmentId: ShipmentHead["id"] }) => {
  const say = useTexts(shipments);
  return (
    <Act
      contract={cancelPicking}
      label={say("cancelPicking")}
      said={say("cancelled")}
      reason="needed"
      asks={<p>{say("cancelAsks")}</p>}
      asked={(reason) => ({ params: { shipmentId }, body: { reason } })}
    />
  );
};
