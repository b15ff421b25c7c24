import { Input } from "antd";
import { Link } from "react-router";
import { getStatement } from "../../../../shared/contracts/billing.ts";
import { getDistributor } from "../../../../shared/contracts/distributors.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { Rows } from "../../parts/list.tsx";
import { Empty, Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { AgeingBars } from "./ageing.tsx";
import { OfDistributor } from "./of-distributor.tsx";
import { billing } from "./texts.ts";

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
const Account = ({ entityId }: { entityId: string | undefined }) => {
  const say = useTexts(billing);
  const { money, date, today } = useFormats();
  const { atHq } = useMe();
  const { get, change } = useAddress();
  const from = get("from") ?? `${today().slice(0, 7)}-01`;
  const to = get("to") ?? today();
  const good = from <= to && days(from, to) <= 92;
  const query = useAsk(getStatement, { query: { from, to, ...(entityId && { entityId }) } }, good);
  return (
    <>
      <div className="filters">
        <label className="row">
          {say("from")}
          <Input type="date" value={from} max={to} onChange={({ target }) => change({ from: target.value })} />
        </label>
        <label className="row">
          {say("to")}
          <Input type="date" value={to} min={from} onChange={({ target }) => change({ to: target.value })} />
        </label>
      </div>
      <Section title={say("statement")}>
        {good ? (
          <Shown query={query} rows={8}>
            {({ openingFen, closingFen, rows, currency }) => (
              <>
                <Facts
                  rows={[
                    [say("opening"), money(openingFen, currency)],
                    [say("closing"), <strong key="closing">{money(closingFen, currency)}</strong>],
                  ]}
                />
                <Rows
                  label={say("statement")}
                  rows={rows}
                  rowKey={({ document, kind, date: on }) => `${kind} ${document} ${on}`}
                  empty={<Empty title={say("emptyStatement")} />}
                  columns={[
                    {
                      title: say("document"),
                      width: "2fr",
                      cell: ({ kind, document, number }) => {
                        const text = `${say(kind)} ${number}`;
                        if (kind === "payment" && !atHq) return text;
                        return <Link to={`/${kind}s/${document}`}>{text}</Link>;
                      },
                    },
                    { title: say("amount"), cell: (row) => money(row.amountFen, currency), end: true },
                    { title: say("date"), cell: (row) => date(row.date) },
                    { title: say("balanceAfter"), cell: (row) => money(row.balanceFen, currency), end: true },
                  ]}
                />
              </>
            )}
          </Shown>
        ) : (
          <p role="alert">{say("badDates")}</p>
        )}
      </Section>
      <AgeingBars entityId={entityId} />
    </>
  );
};
const OfEntity = ({ distributorId }: { distributorId: string }) => {
  const one = useAsk(getDistributor, { params: { distributorId } });
  return <Shown query={one}>{({ entityId }) => <Account entityId={entityId} />}</Shown>;
};
const StatementPage = () => {
  const say = useTexts(billing);
  return (
    <Page title={say("statement")}>
      <OfDistributor empty={say("chooseStatement")}>
        {(id) => (id ? <OfEntity distributorId={id} /> : <Account entityId={undefined} />)}
      </OfDistributor>
    </Page>
  );
};
export default StatementPage;
