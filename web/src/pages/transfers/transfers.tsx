import { Segmented } from "antd";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { listTransfers, planTransfer, type TransferHead } from "../../../../shared/contracts/transfers.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { type Column, List } from "../../parts/list.tsx";
import { LocationPicker } from "../../parts/location-picker.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { transfers } from "./texts.ts";

const states = ["planned", "shipped", "received", "cancelled"] as const;

const useColumns = (): Column<TransferHead>[] => {
  const say = useTexts(transfers);
  const { number, date, time } = useFormats();
  return [
    { title: say("number"), cell: (one) => one.number, width: "176px" },
    { title: say("way"), cell: ({ fromName, toName }) => `${fromName} → ${toName}`, width: "2fr" },
    { title: say("units"), cell: ({ units }) => number(units), end: true, width: "100px" },
    { title: say("expected"), cell: ({ expectedOn }) => expectedOn && date(expectedOn) },
    {
      title: say("planned"),
      cell: ({ plannedAt, plannedBy }) => (
        <span className="quiet small">
          {time(plannedAt)} · {plannedBy.name}
        </span>
      ),
      width: "1.6fr",
      wideOnly: true,
    },
  ];
};

/** Goods between HQ's own places, by state; of one place, what leaves it and what comes. */
const Transfers = () => {
  const say = useTexts(transfers);
  const { is } = useMe();
  const { get, change } = useAddress();
  const columns = useColumns();
  const state = states.find((one) => one === get("state")) ?? "planned";
  const place = get("place");
  const plan = is(...(planTransfer.who as readonly Role[])) && (
    <ButtonLink to="/transfers/new" primary>
      {say("plan")}
    </ButtonLink>
  );
  return (
    <Page title={say("title")} actions={plan}>
      <Section>
        <div className="filters">
          <LocationPicker
            label={say("place")}
            placeholder={say("place")}
            tenant="HQ"
            allowClear
            value={place}
            onChange={(next) => change({ place: next })}
          />
          <Segmented
            aria-label={say("state")}
            value={state}
            options={states.map((value) => ({ value, label: say(`state.${value}`) }))}
            onChange={(value) => change({ state: value === "planned" ? undefined : value })}
          />
        </div>
        <List
          label={say("title")}
          contract={listTransfers}
          asked={{ query: { state, ...(place && { locationId: place as never }) } }}
          rowKey={({ id }) => id}
          to={({ id }) => `/transfers/${id}`}
          columns={columns}
          empty={<Empty title={say(`empty.${state}`)}>{plan}</Empty>}
        />
      </Section>
    </Page>
  );
};
export default Transfers;
