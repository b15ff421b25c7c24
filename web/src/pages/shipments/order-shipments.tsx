import type { Order } from "../../../../shared/contracts/order-model.ts";
import { listOrderShipments } from "../../../../shared/contracts/shipments.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Shown } from "../../parts/shown.tsx";
import { possible } from "../orders/may.ts";
import { OneShipment } from "./one-shipment.tsx";
import { placesToPick, StartPicking } from "./pick.tsx";
import { shipments } from "./texts.ts";
import "./shipments.css";

/** An order's shipments with what can be done about each, and the next pick list. */
export const OrderShipments = ({ order }: { order: Order }) => {
  const say = useTexts(shipments);
  const me = useMe();
  const asked = useAsk(listOrderShipments, { params: { orderId: order.id } });
  return (
    <Shown query={asked} rows={3}>
      {({ items }) => {
        const places = possible(order, me).pick ? placesToPick(order, items) : [];
        return (
          <>
            {places.length > 0 && (
              <div>
                <StartPicking order={order} places={places} />
              </div>
            )}
            {items.length === 0 && <p className="quiet">{say("none")}</p>}
            {items.map((shipment) => (
              <OneShipment key={shipment.id} shipment={shipment} order={order} />
            ))}
          </>
        );
      }}
    </Shown>
  );
};
