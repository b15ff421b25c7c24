import type { z } from "zod";
import type { Order } from "../../../../shared/contracts/order-model.ts";
import type { FollowedShipment, ShipmentLine } from "../../../../shared/contracts/shipments.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { type Entry, Timeline } from "../../parts/timeline.tsx";
import { useLotWords } from "./lot-words.ts";
import { usePlaceNames } from "./place-names.ts";
import { Receive } from "./receive.tsx";
import { CancelPicking, Ship } from "./ship.tsx";
import { StateTag } from "./state-tag.tsx";
import { shipments } from "./texts.ts";

const few = 3;
type Shipment = z.infer<typeof FollowedShipment>;
/** Who signs: the distributor for its goods, HQ for those of its own stores and direct customers. */
const signs = (order: Order, me: ReturnType<typeof useMe>): boolean =>
  me.atHq ? order.channel !== "distributor" && me.is("warehouse", "sales", "admin") : me.is("buyer", "manager");

export const OneShipment = ({ shipment, order }: { shipment: Shipment; order: Order }) => {
  const say = useTexts(shipments);
  const me = useMe();
  const { name, date, number } = useFormats();
  const placeOf = usePlaceNames();
  const lots = useLotWords();
  const { state, expectedOn } = shipment;
  const nameOf = ({ lineNo, sku }: ShipmentLine): string => {
    const line = order.lines.find((one) => one.lineNo === lineNo);
    return line ? name(line.name) : sku;
  };
  const onTheWay = state === "shipped" || state === "part-received";
  const about = [placeOf(shipment.locationId), shipment.carrierName, shipment.trackingNumber].filter(Boolean);
  return (
    <article className="shipment" aria-label={about.join(" ")}>
      <div className="shipment-head">
        <StateTag state={state} />
        <span>{about.join(" · ")}</span>
        {onTheWay && expectedOn && (
          <span className="small quiet">
            {say("expected")} {date(expectedOn)}
          </span>
        )}
        <span className="row">
          {shipment.trackingUrl && (
            <a href={shipment.trackingUrl} target="_blank" rel="noreferrer">
              {say("track")}
            </a>
          )}
          {state === "picking" && me.is("warehouse", "admin") && (
            <>
              <Ship shipment={shipment} nameOf={nameOf} />
              <CancelPicking shipmentId={shipment.id} />
            </>
          )}
          {onTheWay && signs(order, me) && <Receive shipment={shipment} nameOf={nameOf} />}
        </span>
      </div>
      <details open={state === "picking" || shipment.lines.length <= few}>
        <summary>{say("content", { lines: number(shipment.lines.length), units: number(shipment.units) })}</summary>
        <ul className="shipment-lines small">
          {shipment.lines.map((line) => (
            <li key={line.lineNo}>
              {nameOf(line)} × {state === "picking" || state === "cancelled" ? line.picked : line.shipped}
              <span className="quiet"> {lots(line.lots)}</span>
            </li>
          ))}
        </ul>
      </details>
      {state !== "picking" && state !== "cancelled" && <Track shipment={shipment} />}
    </article>
  );
};

/** Where it has been, the newest first. */
const Track = ({ shipment }: { shipment: Shipment }) => {
  const say = useTexts(shipments);
  const begun: Entry[] = shipment.shippedAt
    ? [
        {
          key: "shipped",
          at: shipment.shippedAt,
          what: say("handedOver", { carrier: shipment.carrierName ?? "" }),
          tone: "info",
        },
      ]
    : [];
  const scans = shipment.scans.map(({ eventId, at, status, place, text }): Entry => ({
    key: eventId,
    at,
    what: say(`scan.${status}`),
    who: place,
    more: text,
    tone: status === "exception" ? "bad" : status === "delivered" ? "good" : "info",
  }));
  const ended: Entry[] = shipment.receivedAt
    ? [{ key: "received", at: shipment.receivedAt, what: say("arrived"), tone: "good" }]
    : [];
  return <Timeline label={say("scans")} entries={[...begun, ...scans, ...ended].toReversed()} />;
};
