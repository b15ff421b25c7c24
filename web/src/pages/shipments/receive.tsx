import { Input, InputNumber, Radio } from "antd";
import { useState } from "react";
import { receiveShipment, type ShipmentLine } from "../../../../shared/contracts/shipments.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import type { Packed } from "./ship.tsx";
import { shipments } from "./texts.ts";

type Said = { received: number; damaged: number; lost: number };
const kinds = [
  ["received", "good"],
  ["damaged", "damaged"],
  ["lost", "lost"],
] as const;
export const underWay = (line: ShipmentLine): number => line.shipped - line.received - line.damaged - line.lost;
const sum = ({ received, damaged, lost }: Said): number => received + damaged + lost;

/** What arrived: all of it with one tap, or line by line. */
export const Receive = ({ shipment, nameOf }: { shipment: Packed; nameOf: (line: ShipmentLine) => string }) => {
  const say = useTexts(shipments);
  const [all, setAll] = useState(true);
  const [typed, setTyped] = useState<Record<number, Said>>({});
  const [note, setNote] = useState("");
  const lines = shipment.lines.filter((line) => underWay(line) > 0);
  const of = (line: ShipmentLine): Said => typed[line.lineNo] ?? { received: underWay(line), damaged: 0, lost: 0 };
  const tooMany = (line: ShipmentLine): boolean => sum(of(line)) > underWay(line);
  const said = lines.filter((line) => sum(of(line)) > 0);
  const change = (line: ShipmentLine, part: Partial<Said>): void => {
    const next = { ...of(line), ...part };
    // What is damaged or lost did not arrive well: the rest follows.
    const rest = Math.max(0, underWay(line) - next.damaged - next.lost);
    setTyped({ ...typed, [line.lineNo]: part.received === undefined ? { ...next, received: rest } : next });
  };
  const words = note.trim() ? { note: note.trim() } : {};
  return (
    <Act
      contract={receiveShipment}
      label={say("receive")}
      said={say("received")}
      button={{ type: "primary" }}
      ready={all || (said.length > 0 && !lines.some(tooMany))}
      asked={() => ({
        params: { shipmentId: shipment.id },
        body: all
          ? { all: true as const, ...words }
          : { all: false as const, ...words, lines: said.map((line) => ({ lineNo: line.lineNo, ...of(line) })) },
      })}
      done={() => setTyped({})}
    >
      <Radio.Group
        className="receive-how"
        value={all}
        onChange={({ target }) => setAll(Boolean(target.value))}
        options={[
          { value: true, label: say("allGood") },
          { value: false, label: say("notAll") },
        ]}
      />
      {!all &&
        lines.map((line) => (
          <fieldset key={line.lineNo} className="receive-line">
            <legend>
              {nameOf(line)}{" "}
              <span className="small quiet">{say("openUnits", { count: underWay(line), unit: "" })}</span>
            </legend>
            {kinds.map(([kind, text]) => (
              <label key={kind}>
                <span className="small">{say(text)}</span>
                <InputNumber
                  min={0}
                  max={underWay(line)}
                  precision={0}
                  inputMode="numeric"
                  status={tooMany(line) ? "error" : ""}
                  value={of(line)[kind]}
                  onChange={(value) => change(line, { [kind]: value ?? 0 })}
                />
              </label>
            ))}
            {tooMany(line) && <p role="alert">{say("tooMany")}</p>}
          </fieldset>
        ))}
      {!all && <p className="small quiet">{say("stillOpen")}</p>}
      <label className="field">
        <span>{say("note")}</span>
        <Input.TextArea value={note} maxLength={500} rows={2} onChange={({ target }) => setNote(target.value)} />
      </label>
    </Act>
  );
};
