import { Select } from "antd";
import { useState } from "react";
import type { Order } from "../../../../shared/contracts/order-model.ts";
import { startPicking } from "../../../../shared/contracts/shipments.ts";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { usePlaceNames } from "./place-names.ts";
import { shipments } from "./texts.ts";

/** A pick list for one of the warehouses that have something set aside. */
export const StartPicking = ({ order }: { order: Order }) => {
  const say = useTexts(shipments);
  const nameOf = usePlaceNames();
  const places = [...new Set(order.lines.flatMap(({ reserved }) => Object.keys(reserved).filter((id) => reserved[id]! > 0)))]; // prettier-ignore
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
