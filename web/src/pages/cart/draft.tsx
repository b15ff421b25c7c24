import { useMemo } from "react";
import type { Order } from "../../../../shared/contracts/order-model.ts";
import { getOrder } from "../../../../shared/contracts/orders.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { useCart } from "../../parts/cart.ts";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { StageTag } from "../../parts/tags.tsx";
import { Checkout } from "./checkout.tsx";
import { basketOf } from "./content.ts";
import { cartTexts } from "./texts.ts";

const Draft = ({ order }: { order: Order }) => {
  const say = useTexts(cartTexts);
  const { atHq } = useMe();
  const first = useMemo(() => basketOf(order), [order]);
  const cart = useCart(`draft/${order.id}`, first);
  return (
    <Page
      title={say("titleDraft", { number: order.number })}
      tag={atHq && <span className="quiet">{order.distributorName}</span>}
      back={`/orders/${order.id}`}
    >
      {order.approval === "draft" ? (
        <Checkout cart={cart} buyer={atHq ? { distributorId: order.distributorId } : {}} />
      ) : (
        <Section>
          <Empty title={say("notDraft")}>
            <StageTag stage={order.stage} />
            <ButtonLink to={`/orders/${order.id}`}>{say("toOrder")}</ButtonLink>
          </Empty>
        </Section>
      )}
    </Page>
  );
};

/** A draft that the server has: changed here, and kept here until that is sent. */
export const DraftOrder = ({ orderId }: { orderId: string }) => {
  const order = useAsk(getOrder, { params: { orderId } });
  return <Shown query={order}>{(found) => <Draft order={found} />}</Shown>;
};
