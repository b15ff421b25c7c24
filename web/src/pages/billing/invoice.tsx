import { Link, useParams } from "react-router";
import type { z } from "zod";
import { getInvoice, type Invoice } from "../../../../shared/contracts/billing.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Rows } from "../../parts/list.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { StateTag } from "./state-tag.tsx";
import { billing } from "./texts.ts";

type One = z.infer<typeof Invoice>;
const Lines = ({ one }: { one: One }) => {
  const say = useTexts(billing);
  const { money, number } = useFormats();
  return (
    <Section title={say("lines")}>
      <Rows
        label={say("lines")}
        rows={one.lines}
        rowKey={({ lineNo }) => String(lineNo)}
        empty={null}
        columns={[
          { title: say("product"), cell: ({ sku }) => sku, width: "2fr" },
          { title: say("amount"), cell: ({ amountFen }) => money(amountFen, one.currency), end: true },
          { title: say("quantity"), cell: ({ quantity }) => number(quantity), end: true },
          { title: say("unit"), cell: ({ unitFen }) => money(unitFen, one.currency), end: true },
          { title: say("tax"), cell: ({ taxFen }) => money(taxFen, one.currency), end: true, wideOnly: true },
        ]}
      />
    </Section>
  );
};
const InvoicePage = () => {
  const say = useTexts(billing);
  const { money, date, day } = useFormats();
  const { atHq } = useMe();
  const { invoiceId = "" } = useParams();
  const query = useAsk(getInvoice, { params: { invoiceId } });
  const paper = query.data;
  return (
    <Page
      title={paper?.number ?? say("invoice")}
      back={atHq && paper ? `/invoices?distributor=${paper.distributorId}` : "/invoices"}
      tag={paper && <StateTag state={paper.state} dueOn={paper.dueOn} />}
    >
      <Shown query={query} rows={8}>
        {(one) => (
          <>
            <Section>
              <Facts
                rows={[
                  [say("total"), money(one.totalFen, one.currency)],
                  [say("balance"), money(one.balanceFen, one.currency)],
                  [say("due"), date(one.dueOn)],
                  [say("issued"), date(one.issuedOn)],
                  [say("tax"), money(one.taxFen, one.currency)],
                  [say("freight"), one.freightFen === undefined ? undefined : money(one.freightFen, one.currency)],
                  [say("distributor"), atHq ? <Link to={`/distributors/${one.distributorId}`}>{one.distributorName}</Link> : undefined],
                  [say("order"), <Link key="order" to={`/orders/${one.orderId}`}>{one.orderNumber}</Link>],
                ]}
              />
            </Section>
            <Lines one={one} />
            <Section title={say("payments")}>
              {one.payments.length === 0 && <p className="quiet">{say("noPayments")}</p>}
              {one.payments.map(({ receiptId, amountFen, at }) => (
                <div key={`${receiptId} ${at}`} className="row">
                  <span className="strong">{money(amountFen, one.currency)}</span>
                  <span className="quiet">{day(at)}</span>
                  {atHq && <Link to={`/payments/${receiptId}`}>{say("payment")}</Link>}
                </div>
              ))}
            </Section>
          </>
        )}
      </Shown>
    </Page>
  );
}; // prettier-ignore
export default InvoicePage;
