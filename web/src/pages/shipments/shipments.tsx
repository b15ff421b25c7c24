import { Segmented } from "antd";
import { useSearchParams } from "react-router";
import { listShipments, type ShipmentHead } from "../../../../shared/contracts/shipments.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { type Column, List } from "../../parts/list.tsx";
import { LocationPicker } from "../../parts/location-picker.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { useFirstWarehouse } from "./first-warehouse.ts";
import { StateTag } from "./state-tag.tsx";
import { shipments } from "./texts.ts";
import "./shipments.css";

const states = ["picking", "shipped", "part-received"] as const;

/** A warehouse's pick lists and what is on its way; for a distributor, what comes to it. Each row leads to its order, where it is shipped or received. */
const Shipments = () => {
  const say = useTexts(shipments);
  const { atHq } = useMe();
  const columns = useColumns();
  const [search, setSearch] = useSearchParams();
  const first = useFirstWarehouse()?.id;
  const place = search.get("place") ?? first;
  const state = states.find((one) => one === search.get("state")) ?? "picking";
  const look = {
    label: say("title"),
    contract: listShipments,
    rowKey: ({ id }: ShipmentHead) => id,
    to: ({ orderId }: ShipmentHead) => `/orders/${orderId}`,
    columns,
  };
  const change = (part: Record<string, string>): void => setSearch({ ...(place && { place }), state, ...part }, { replace: true }); // prettier-ignore
  if (!atHq)
    return (
      <Page title={say("title")}>
        <Section>
          <List
            {...look}
            asked={{}}
            empty={
              <Empty title={say("empty.own")}>
                <ButtonLink to="/orders">{say("toOrders")}</ButtonLink>
              </Empty>
            }
          />
        </Section>
      </Page>
    );
  return (
    <Page title={say("title")} actions={<ButtonLink to="/queue">{say("toQueue")}</ButtonLink>}>
      <Section>
        <div className="filters">
          <LocationPicker
            label={say("warehouse")}
            placeholder={say("warehouse")}
            tenant="HQ"
            kinds={["warehouse"]}
            allowClear={false}
            value={place}
            onChange={(next) => next && change({ place: next })}
          />
          <Segmented
            aria-label={say("state")}
            value={state}
            options={states.map((value) => ({ value, label: say(`state.${value}`) }))}
            onChange={(next) => change({ state: next })}
          />
        </div>
        {place ? (
          <List
            {...look}
            asked={{ query: { locationId: place as never, state } }}
            empty={
              <Empty title={say(`empty.${state}`)}>
                <ButtonLink to="/queue">{say("toQueue")}</ButtonLink>
              </Empty>
            }
          />
        ) : (
          <Empty title={say("choose")} />
        )}
      </Section>
    </Page>
  );
};
export default Shipments;

const useColumns = (): Column<ShipmentHead>[] => {
  const say = useTexts(shipments);
  const { atHq } = useMe();
  const { number, date, time } = useFormats();
  const buyer = { title: say("buyer"), cell: (row: ShipmentHead) => row.distributorName, width: "1.6fr" };
  return [
    { title: say("order"), cell: ({ orderNumber }) => orderNumber, width: "168px" },
    { title: say("state"), cell: ({ state }) => <StateTag state={state} /> },
    ...(atHq ? [buyer] : []),
    { title: say("units"), cell: ({ units }) => number(units), end: true, width: "90px" },
    { title: say("carrier"), cell: (row) => [row.carrierName, row.trackingNumber].filter(Boolean).join(" · "), width: "1.6fr", wideOnly: true },
    { title: say("expected"), cell: ({ expectedOn }) => expectedOn && date(expectedOn) },
    { title: say("since"), cell: ({ shippedAt, pickingSince }) => time(shippedAt ?? pickingSince), width: "1.2fr", wideOnly: true },
  ]; // prettier-ignore
};
