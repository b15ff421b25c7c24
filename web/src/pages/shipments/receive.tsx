import { Input } from "antd";
import { useState } from "react";
import { receiveShipment, type ShipmentLine } from "../../../../shared/contracts/shipments.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { useArrivals } from "../../parts/arrivals.tsx";
import type { Packed } from "./ship.tsx";
import { shipments } from "./texts.ts";

/** What arrived: all of it with one tap, or line by line. */
export const Receive = ({ shipment, nameOf }: { shipment: Packed; nameOf: (line: ShipmentLine) => string }) => {
  const say = useTexts(shipments);
  const [note, setNote] = useState("");
  const { boxes, all, said, ready, forget } = useArrivals(shipment.lines, nameOf);
  const words = note.trim() ? { note: note.trim() } : {};
  return (
    <Act
      contract={receiveShipment}
      label={say("receive")}
      said={say("received")}
      button={{ type: "primary" }}
      ready={ready}
      asked={() => ({
        params: { shipmentId: shipment.id },
        body: all ? { all: true as const, ...words } : { all: false as const, ...words, lines: said },
      })}
      done={forget}
    >
      {boxes}
      <label className="field">
        <span>{say("note")}</span>
        <Input.TextArea value={note} maxLength={500} rows={2} onChange={({ target }) => setNote(target.value)} />
      </label>
    </Act>
  );
};
