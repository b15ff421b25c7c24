import { ReloadOutlined, ShoppingCartOutlined, SnippetsOutlined, StarOutlined } from "@ant-design/icons";
import { App } from "antd";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { listOrders } from "../../../../shared/contracts/orders.ts";
import { repeatOrder } from "../../../../shared/contracts/quick-orders.ts";
import { useAsk, useSend } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useCart } from "../../parts/cart.ts";
import { distributorHome } from "./distributor.texts.ts";

const Way = ({
  to,
  icon,
  primary,
  children,
}: {
  to: string;
  icon: ReactNode;
  primary?: boolean;
  children: ReactNode;
}) => (
  <Link to={to} className={`begin ${primary ? "primary" : ""}`}>
    <span aria-hidden>{icon}</span>
    {children}
  </Link>
);

/** The ways to an order, one step from here. */
export const Beginnings = () => {
  const say = useTexts(distributorHome);
  const { message, modal } = App.useApp();
  const go = useNavigate();
  const count = useCart().basket.lines.length;
  const orders = useAsk(listOrders, { query: { limit: 25 } });
  const last = orders.data?.items.find(({ approval }) => approval === "approved" || approval === "submitted");
  const repeat = useSend(repeatOrder);
  const again = (orderId: string): void =>
    repeat.mutate(
      { params: { orderId } },
      {
        onSuccess: ({ order, leftOut }) => {
          if (leftOut.length > 0)
            void message.warning(say("leftOut", { skus: leftOut.map(({ sku }) => sku).join(", ") }), 6);
          void go(`/cart?draft=${order.id}`);
        },
        onError: (problem) => void modal.error({ title: problem.message, content: problem.detail }),
      },
    );
  return (
    <div className="begins">
      {count > 0 ? (
        <Way to="/cart" icon={<ShoppingCartOutlined />} primary>
          {say("cart", { count })}
        </Way>
      ) : (
        <Way to="/catalogue" icon={<ShoppingCartOutlined />} primary>
          {say("order")}
        </Way>
      )}
      <Way to="/cart?quick" icon={<SnippetsOutlined />}>
        {say("quick")}
      </Way>
      {last && (
        <button
          type="button"
          className="begin"
          disabled={repeat.isPending}
          aria-busy={repeat.isPending}
          onClick={() => again(last.id)}
        >
          <span aria-hidden>
            <ReloadOutlined spin={repeat.isPending} />
          </span>
          <span>
            {say("again")}
            <small>{last.number}</small>
          </span>
        </button>
      )}
      <Way to="/saved-lists" icon={<StarOutlined />}>
        {say("lists")}
      </Way>
    </div>
  );
};
