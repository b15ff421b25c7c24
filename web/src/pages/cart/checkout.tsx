import { App } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import type { Cart } from "../../parts/cart.ts";
import { Empty, Section } from "../../parts/page.tsx";
import { CartActions } from "./cart-actions.tsx";
import { Delivery } from "./delivery.tsx";
import { Lines } from "./lines.tsx";
import { usePlaceOrder } from "./place-order.ts";
import { QuickOrder } from "./quick-order.tsx";
import { useQuote } from "./quote.ts";
import { Summary } from "./summary.tsx";
import { cartTexts } from "./texts.ts";

/** From lines to an order: what is in it, what it costs and whether it would pass, where it goes. */
export const Checkout = ({ cart, buyer }: { cart: Cart; buyer: { distributorId?: string } }) => {
  const say = useTexts(cartTexts);
  const { message } = App.useApp();
  const go = useNavigate();
  const [search] = useSearchParams();
  const { basket } = cart;
  const quoted = useQuote(basket, buyer);
  const order = usePlaceOrder(cart, buyer);
  const empty = basket.lines.length === 0;
  const send = (how: "save" | "submit"): void =>
    order.send.mutate(how, {
      onSuccess: ({ draft: { id, number }, submitted }) => {
        cart.clear();
        if (!submitted) void message.success(say("draftSaved", { number }));
        void go(submitted ? `/cart?placed=${id}` : `/orders/${id}`, { state: submitted });
      },
    });
  return (
    <div className={empty ? undefined : "split cart"}>
      <div className="stack-wide">
        <Section title={say("lines")} actions={!empty && <CartActions cart={cart} buyer={buyer} />}>
          {empty ? (
            <Empty title={say("empty")}>
              <p>{say("emptyNext")}</p>
              <div className="row">
                <ButtonLink to="/catalogue" primary>
                  {say("toCatalogue")}
                </ButtonLink>
                <ButtonLink to="/saved-lists">{say("toLists")}</ButtonLink>
              </div>
            </Empty>
          ) : (
            <Lines cart={cart} quote={quoted.quote} />
          )}
        </Section>
        <QuickOrder cart={cart} buyer={buyer} open={empty || search.has("quick")} />
      </div>
      {!empty && (
        <div className="stack-wide">
          <Summary cart={cart} buyer={buyer} quoted={quoted} order={order} send={send} />
          <Delivery cart={cart} buyer={buyer} />
        </div>
      )}
    </div>
  );
};
