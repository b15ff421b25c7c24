import { useParams } from "react-router";
import { getOrder } from "../../../../shared/contracts/orders.ts";
import type { OrderId } from "../../../../shared/contracts/primitives.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { HoldTag, StageTag } from "../../parts/tags.tsx";
import { OrderShipments } from "../shipments/order-shipments.tsx";
import { Decisions } from "./decisions.tsx";
import { decisions } from "./decisions.texts.ts";
import { Documents } from "./documents.tsx";
import { HoldNotice } from "./hold.tsx";
import { Lines } from "./lines.tsx";
import { possible } from "./may.ts";
import { order as texts } from "./order.texts.ts";
import { OrderTimeline } from "./order-timeline.tsx";
import { Overview } from "./overview.tsx";
import { orders } from "./texts.ts";
import "./orders.css";

/** One order: what it is, how far it has come, and all that can be decided about it. */
const OrderPage = () => {
  const { orderId } = useParams() as { orderId: OrderId };
  const say = useTexts(texts);
  const decide = useTexts(decisions);
  const list = useTexts(orders);
  const me = useMe();
  const asked = useAsk(getOrder, { params: { orderId } });
  const { data } = asked;
  const may = data && possible(data, me);
  return (
    <Page
      title={data ? say("order", { number: data.number }) : list("title")}
      back="/orders"
      tag={
        data && (
          <span className="row">
            <StageTag stage={data.stage} />
            {data.holds.map(({ kind, code }) => (
              <HoldTag key={code} hold={kind} />
            ))}
          </span>
        )
      }
      actions={data && <Decisions order={data} />}
    >
      <Shown query={asked} rows={12}>
        {(order) => (
          <>
            {order.holds.map((hold) => (
              <HoldNotice key={hold.code} hold={hold} order={order} />
            ))}
            {may?.step && may.own && <p className="quiet">{decide("own")}</p>}
            {may?.step && !may.own && may.held && <p className="quiet">{decide("heldFirst")}</p>}
            <div className="split">
              <div className="stack order-side">
                {order.approval === "approved" && (
                  <Section title={say("shipments")}>
                    <OrderShipments order={order} />
                  </Section>
                )}
                <Lines order={order} />
                {order.approval === "approved" && !me.is("warehouse") && <Documents order={order} />}
              </div>
              <div className="stack order-side">
                <Overview order={order} />
                <OrderTimeline orderId={order.id} />
              </div>
            </div>
          </>
        )}
      </Shown>
    </Page>
  );
};
export default OrderPage;
