import { Link } from "react-router";
import { listOrders } from "../../../../shared/contracts/orders.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { useMayOrder } from "../../parts/cart.ts";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { HoldTag, StageTag } from "../../parts/tags.tsx";
import { HqAlerts } from "./hq-alerts.tsx";
import { Figures } from "./figures.tsx";
import { hq } from "./hq.texts.ts";
import { Receivables } from "./receivables.tsx";
import { Waiting } from "./waiting.tsx";
import "./hq.css";

/** HQ's home: what waits for my role, what is wrong, what is new. */
export const HqHome = () => {
  const say = useTexts(hq);
  const { name, is } = useMe();
  const mayOrder = useMayOrder();
  return (
    <Page
      title={say("hello", { name })}
      actions={mayOrder && <ButtonLink to="/catalogue">{say("newOrder")}</ButtonLink>}
    >
      <Waiting />
      {is("finance") && <Receivables />}
      <Figures />
      <div className="columns">
        <Newest />
        <HqAlerts />
      </div>
    </Page>
  );
};
const Newest = () => {
  const say = useTexts(hq);
  const { money, time } = useFormats();
  const newest = useAsk(listOrders, { query: { limit: 8 } });
  return (
    <Section title={say("inTime")} actions={<ButtonLink to="/orders">{say("toOrders")}</ButtonLink>}>
      <Shown query={newest} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("empty")} />
          ) : (
            <ul className="home-list">
              {items.map((order) => (
                <li key={order.id}>
                  <div>
                    <Link to={`/orders/${order.id}`}>{order.number}</Link>
                    <div className="small quiet">
                      {order.distributorName} · {time(order.submittedAt ?? order.createdAt)}
                    </div>
                  </div>
                  <div className="end">
                    <div>{money(order.totalFen, order.currency)}</div>
                    <StageTag stage={order.stage} />{" "}
                    {order.holds.map((hold) => (
                      <HoldTag key={hold} hold={hold} />
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Section>
  );
};
