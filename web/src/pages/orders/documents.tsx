import { Link } from "react-router";
import { listInvoices } from "../../../../shared/contracts/billing.ts";
import type { Order } from "../../../../shared/contracts/order-model.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { order as texts } from "./order.texts.ts";

/** The invoices of an order, among the buyer's hundred newest: the others are with billing. */
export const Documents = ({ order }: { order: Order }) => {
  const say = useTexts(texts);
  const { money, date, today } = useFormats();
  const { atHq } = useMe();
  const query = { state: "all" as const, limit: 100, ...(atHq && { distributorId: order.distributorId }) };
  const invoices = useAsk(listInvoices, { query });
  return (
    <Section title={say("documents")}>
      <Shown query={invoices} rows={2}>
        {({ items }) => {
          const own = items.filter(({ orderId }) => orderId === order.id);
          if (own.length === 0) return <p className="quiet">{say("noDocuments")}</p>;
          return (
            <ul className="plain-list">
              {own.map((invoice) => (
                <li key={invoice.id} className="row">
                  <Link to={`/invoices/${invoice.id}`}>{invoice.number}</Link>
                  <span>{money(invoice.totalFen, invoice.currency)}</span>
                  {invoice.state === "paid" ? (
                    <Tag tone="good">{say("isPaid")}</Tag>
                  ) : (
                    <>
                      <Tag tone={invoice.dueOn < today() ? "bad" : "calm"}>
                        {say("due", { date: date(invoice.dueOn) })}
                      </Tag>
                      <span className="small quiet">
                        {say("open", { money: money(invoice.balanceFen, invoice.currency) })}
                      </span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
    </Section>
  );
};
