import type { OrderSummary } from "../../../../shared/contracts/order-model.ts";
import { Stage } from "../../../../shared/contracts/order-model.ts";
import { listOrders } from "../../../../shared/contracts/orders.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { useMayOrder } from "../../parts/cart.ts";
import { type Column, List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { HoldTag, StageTag } from "../../parts/tags.tsx";
import { useSearchParams } from "react-router";
import { Filters, type Wanted } from "./filters.tsx";
import { orders } from "./texts.ts";
import "./orders.css";

const names = ["q", "stage", "distributor", "month", "sku"] as const;

const Orders = () => {
  const say = useTexts(orders);
  const mayOrder = useMayOrder();
  const [search, setSearch] = useSearchParams();
  const wanted: Wanted = Object.fromEntries(names.flatMap((name) => (search.get(name) ? [[name, search.get(name)!]] : []))); // prettier-ignore
  const want = (next: Wanted): void =>
    setSearch(Object.fromEntries(Object.entries(next).flatMap(([name, value]) => (value ? [[name, value as string]] : []))), { replace: true }); // prettier-ignore
  const { q, month, sku, distributor } = wanted;
  const stage = Stage.safeParse(wanted.stage).data;
  const query = q ? { number: q } : { stage, month, sku: sku as never, distributorId: distributor as never };
  const some = Object.keys(wanted).length > 0;
  return (
    <Page title={say("title")} actions={mayOrder && <ButtonLink to="/catalogue">{say("create")}</ButtonLink>}>
      <Section>
        <Filters wanted={wanted} want={want} />
        <List
          label={say("title")}
          contract={listOrders}
          asked={{ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) }}
          rowKey={({ id }) => id}
          to={({ id }) => `/orders/${id}`}
          empty={
            <Empty title={q ? say("empty.number", { number: q }) : say(some ? "empty.found" : "empty")}>
              {q && <p className="small">{say("empty.hint")}</p>}
              {some && <ButtonLink to="/orders">{say("showAll")}</ButtonLink>}
              {!some && mayOrder && <ButtonLink to="/catalogue">{say("create")}</ButtonLink>}
            </Empty>
          }
          columns={useColumns()}
        />
      </Section>
    </Page>
  );
};
export default Orders;

const useColumns = (): Column<OrderSummary>[] => {
  const say = useTexts(orders);
  const word = useTexts(words);
  const { money, day, date } = useFormats();
  const { atHq } = useMe();
  const buyer = { title: say("buyer"), cell: (row: OrderSummary) => row.distributorName, width: "1.6fr" };
  return [
    { title: say("number"), cell: (row) => row.number, width: "1.4fr" },
    ...(atHq ? [buyer] : []),
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
  ];
};
