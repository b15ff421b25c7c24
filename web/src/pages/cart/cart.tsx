import { useSearchParams } from "react-router";
import { useTexts } from "../../app/texts.ts";
import { ForBuyer, useBuyer } from "../../parts/buyer.tsx";
import { useCart } from "../../parts/cart.ts";
import { Page } from "../../parts/page.tsx";
import { Checkout } from "./checkout.tsx";
import { DraftOrder } from "./draft.tsx";
import { Placed } from "./placed.tsx";
import { cartTexts } from "./texts.ts";
import "./cart.css";

const Own = () => {
  const say = useTexts(cartTexts);
  const cart = useCart();
  const { query } = useBuyer();
  return (
    <Page title={say("title")}>
      <ForBuyer>
        <Checkout cart={cart} buyer={query} />
      </ForBuyer>
    </Page>
  );
};

/** One's own cart; a draft of the server (`?draft=ord_…`); what was just submitted (`?placed=ord_…`). */
const Cart = () => {
  const [search] = useSearchParams();
  const [draft, placed] = [search.get("draft"), search.get("placed")];
  if (placed) return <Placed orderId={placed} />;
  if (draft) return <DraftOrder key={draft} orderId={draft} />;
  return <Own />;
};
export default Cart;
