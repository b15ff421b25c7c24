import { Segmented } from "antd";
import { listInvoices } from "../../../../shared/contracts/billing.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { OfDistributor } from "./of-distributor.tsx";
import { StateTag } from "./state-tag.tsx";
import { billing } from "./texts.ts";

const Invoices = () => {
  const say = useTexts(billing);
  const { money, date } = useFormats();
  const { is } = useMe();
  const { get, change } = useAddress();
  const state = get("state") === "all" ? "all" : "open";
  const of = get("distributor");
  const suffix = of ? `?distributor=${of}` : "";
  return (
    <Page
      title={say("title")}
      actions={
        <>
          {is("finance") && (
            <ButtonLink primary to={`/payment-new${suffix}`}>
              {say("record")}
            </ButtonLink>
          )}
          {is("manager", "sales", "finance", "admin") && (
            <ButtonLink to={`/statement${suffix}`}>{say("statement")}</ButtonLink>
          )}
        </>
      }
    >
      <OfDistributor empty={say("choose")}>
        {(id) => (
          <Section>
            <div>
              <Segmented
                aria-label={say("state")}
                value={state}
                options={(["open", "all"] as const).map((value) => ({ value, label: say(value) }))}
                onChange={(value) => change({ state: value === "all" ? value : undefined })}
              />
            </div>
            <List
              label={say("title")}
              contract={listInvoices}
              asked={{ query: { state, ...(id && { distributorId: id }) } }}
              rowKey={(row) => row.id}
              to={(row) => `/invoices/${row.id}`}
              empty={
                <Empty title={say(state === "open" ? "emptyOpen" : "empty")}>
                  <ButtonLink to={of ? `/orders?distributor=${of}` : "/orders"}>{say("toOrders")}</ButtonLink>
                </Empty>
              }
              columns={[
                { title: say("number"), cell: ({ number }) => number, width: "1.4fr" },
                { title: say("balance"), cell: (row) => money(row.balanceFen, row.currency), end: true },
                { title: say("due"), cell: ({ dueOn }) => date(dueOn) },
                {
                  title: say("state"),
                  cell: (row) => <StateTag state={row.state} dueOn={row.dueOn} />,
                  width: "110px",
                },
                { title: say("total"), cell: (row) => money(row.totalFen, row.currency), end: true, wideOnly: true },
                { title: say("order"), cell: ({ orderNumber }) => orderNumber, width: "1.3fr", wideOnly: true },
              ]}
            />
          </Section>
        )}
      </OfDistributor>
    </Page>
  );
};
export default Invoices;
