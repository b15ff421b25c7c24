import { Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import { listOrders } from "../../../../shared/contracts/orders.ts";
import { Stage } from "../../../../shared/contracts/order-model.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { HoldTag, StageTag } from "../../parts/tags.tsx";
import { orders } from "./texts.ts";

const Orders = () => {
  const say = useTexts(orders);
  const word = useTexts(words);
  const { money, day, date } = useFormats();
  const { atHq } = useMe();
  const [search, setSearch] = useSearchParams();
  const chosen = Stage.safeParse(search.get("stage")).data ?? (atHq ? "to-review" : undefined);
  const choose = (next: string): void => setSearch(next === "all" ? {} : { stage: next });
  const stages = Stage.options.map((value) => ({ value: value as string, label: word(`stage.${value}`) }));
  return (
    <Page title={say("title")} actions={<Link to="/order">{say("create")}</Link>}>
      <div className="filters">
        <Segmented
          aria-label={say("stage")}
          value={chosen ?? "all"}
          options={atHq ? stages : [{ value: "all", label: word("all") }, ...stages]}
          onChange={choose}
        />
      </div>
      <Section>
        <List
          label={say("title")}
          contract={listOrders}
          asked={{ query: { ...(chosen && atHq && { stage: chosen }) } }}
          only={(row) => atHq || !chosen || row.stage === chosen}
          rowKey={({ id }) => id}
          to={({ id }) => `/orders/${id}`}
          empty={<Empty title={say(chosen ? "empty.stage" : "empty")} />}
          columns={[
            { title: say("number"), cell: (row) => row.number, width: "1.4fr" },
            ...(atHq
              ? [
                  {
                    title: say("buyer"),
                    cell: (row: { distributorName: string }) => row.distributorName,
                    width: "1.6fr",
                  },
                ]
              : []),
            {
              title: say("stage"),
              cell: ({ stage, holds }) => (
                <span className="row">
                  <StageTag stage={stage} />
                  {holds.map((hold) => (
                    <HoldTag key={hold} hold={hold} />
                  ))}
                </span>
              ),
              width: "1.4fr",
            },
            { title: word("total"), cell: (row) => money(row.totalFen, row.currency), end: true, width: "1fr" },
            { title: say("wanted"), cell: ({ requestedOn }) => requestedOn && date(requestedOn), wideOnly: true },
            { title: say("created"), cell: ({ createdAt }) => day(createdAt), wideOnly: true },
          ]}
        />
      </Section>
    </Page>
  );
};
export default Orders;
