import { Link } from "react-router";
import type { Stage } from "../../../../shared/contracts/order-model.ts";
import { listOrders } from "../../../../shared/contracts/orders.ts";
import { listShipments } from "../../../../shared/contracts/shipments.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Empty, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { StageTag } from "../../parts/tags.tsx";
import { distributorHome } from "./distributor.texts.ts";

const underWay: readonly Stage[] = ["to-review", "to-finance", "to-ship", "part-shipped", "shipped", "part-received"];

/** Orders that are not there yet, with the carrier's date where there is one. */
export const UnderWay = () => {
  const say = useTexts(distributorHome);
  const { money, date } = useFormats();
  const orders = useAsk(listOrders, { query: { limit: 25 } });
  const shipments = useAsk(listShipments, { query: { limit: 25 } });
  const open = shipments.data?.items.filter(({ state }) => state === "shipped" || state === "part-received") ?? [];
  const expected = new Map(open.map(({ orderId, expectedOn }) => [orderId, expectedOn]));
  return (
    <Section title={say("underWay")} actions={<Link to="/orders">{say("allOrders")}</Link>}>
      <Shown query={orders}>
        {({ items }) => {
          const shown = items.filter(({ stage }) => underWay.includes(stage)).slice(0, 6);
          if (shown.length === 0) return <Empty title={say("noneUnderWay")} />;
          return (
            <ul className="rows">
              {shown.map(({ id, number, stage, requestedOn, totalFen, currency }) => {
                const on = expected.get(id);
                return (
                  <li key={id}>
                    <span className="row">
                      <Link to={`/orders/${id}`}>{number}</Link>
                      <StageTag stage={stage} />
                      <span className="push">{money(totalFen, currency)}</span>
                    </span>
                    <span className="quiet small">
                      {on
                        ? say("expected", { date: date(on) })
                        : requestedOn && say("wanted", { date: date(requestedOn) })}
                    </span>
                  </li>
                );
              })}
            </ul>
          );
        }}
      </Shown>
    </Section>
  );
};
