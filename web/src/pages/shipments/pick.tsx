import { Select } from "antd";
import { useState } from "react";
import type { Order } from "../../../../shared/contracts/order-model.ts";
import { type Shipment, startPicking } from "../../../../shared/contracts/shipments.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { stillAs } from "../orders/still-as.ts";
import { usePlaceNames } from "./place-names.ts";
import { shipments } from "./texts.ts";

/** Warehouses that have something set aside for the order which is on no open pick list. */
export const placesToPick = (order: Order, shipments: readonly Shipment[]): string[] => {
  const left: Record<string, number> = {};
  for (const { reserved } of order.lines)
    for (const [place, count] of Object.entries(reserved)) left[place] = (left[place] ?? 0) + count;
  for (const { state, locationId, lines } of shipments)
    if (state === "picking") for (const { picked } of lines) left[locationId] = (left[locationId] ?? 0) - picked;
  return Object.keys(left).filter((place) => left[place]! > 0);
};

/** A pick list for one of these warehouses. */
export const StartPicking = ({ order, places }: { order: Order; places: readonly string[] }) => {
  const say = useTexts(shipments);
  const nameOf = usePlaceNames();
  const [chosen, setChosen] = useState<string>();
  const place = chosen ?? places[0];
  return (
    <Act
      contract={startPicking}
      label={say("startPicking")}
      said={say("picked")}
      button={{ type: "primary" }}
      ready={place !== undefined}
      asks={<p>{say("pickAsks")}</p>}
      stillAs={stillAs(order)}
      asked={() => ({
        params: { orderId: order.id },
        body: { expectedVersion: order.version, locationId: place as never },
      })}
      done={() => setChosen(undefined)}
    >
      <label className="field">
        <span>{say("warehouse")}</span>
        <Select
          aria-label={say("warehouse")}
          value={place}
          onChange={setChosen}
          options={places.map((value) => ({ value, label: nameOf(value) ?? value }))}
        />
      </label>
    </Act>
  );
};
