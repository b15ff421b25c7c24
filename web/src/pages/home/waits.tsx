import type { ReactNode } from "react";
import { Link } from "react-router";
import { listOrders } from "../../../../shared/contracts/orders.ts";
import { listShipments } from "../../../../shared/contracts/shipments.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useMayOrder } from "../../parts/cart.ts";
import { Empty, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { HoldTag } from "../../parts/tags.tsx";
import { distributorHome } from "./distributor.texts.ts";

const Row = ({ to, what, children }: { to: string; what: ReactNode; children: ReactNode }) => (
  <li>
    <Link to={to}>{what}</Link>
    <span className="quiet small row">{children}</span>
  </li>
);
const most = 5;

/** What goes on only when somebody here does something: drafts, holds, goods that have come. */
export const Waits = () => {
  const say = useTexts(distributorHome);
  const { money, date, today } = useFormats();
  const mayOrder = useMayOrder();
  const orders = useAsk(listOrders, { query: { limit: 25 } });
  // A distributor's own, of every state.
  const shipments = useAsk(listShipments, { query: { limit: 25 } });
  const now = today();
  const come = (shipments.data?.items ?? []).filter(
    ({ state, expectedOn }) => state === "part-received" || (state === "shipped" && (!expectedOn || expectedOn <= now)),
  );
  return (
    <Section title={say("waits")}>
      <Shown query={orders}>
        {({ items }) => {
          const held = items.filter(({ holds, approval }) => holds.length > 0 && approval === "submitted");
          const drafts = mayOrder ? items.filter(({ stage }) => stage === "draft") : [];
          if (held.length + drafts.length + come.length === 0) return <Empty title={say("nothingWaits")} />;
          return (
            <ul className="rows">
              {come.slice(0, most).map(({ id, orderId, orderNumber, expectedOn, carrierName }) => (
                <Row key={id} to={`/orders/${orderId}`} what={say("arrives", { number: orderNumber })}>
                  {mayOrder && say("arrivesDo")} {carrierName}{" "}
                  {expectedOn && say("arrivesBy", { date: date(expectedOn) })}
                </Row>
              ))}
              {held.slice(0, most).map(({ id, number, holds }) => (
                <Row key={id} to={`/orders/${id}`} what={number}>
                  {holds.map((hold) => (
                    <span key={hold}>
                      <HoldTag hold={hold} /> {say(`hold.${hold}`)}
                    </span>
                  ))}
                </Row>
              ))}
              {drafts.slice(0, most).map(({ id, number, totalFen, currency }) => (
                <Row key={id} to={`/cart?draft=${id}`} what={say("draft", { number })}>
                  {say("draftDo")} · {money(totalFen, currency)}
                </Row>
              ))}
            </ul>
          );
        }}
      </Shown>
    </Section>
  );
};
