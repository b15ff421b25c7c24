import { getReceivables } from "../../../../shared/contracts/receivables.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Ageing } from "../billing/ageing.tsx";
import { billing } from "../billing/texts.ts";
import { hq } from "./hq.texts.ts";
import { Tile } from "./tile.tsx";

/** What is owed to the company and how late it is, and what came in. */
export const Receivables = () => {
  const say = useTexts(hq);
  const bill = useTexts(billing);
  const { roundMoney, percent } = useFormats();
  const asked = useAsk(getReceivables, {});
  return (
    <Section title={say("receivables")} actions={<ButtonLink to="/statement">{bill("statement")}</ButtonLink>}>
      <Shown query={asked} rows={6}>
        {({ totalFen, overdueFen, prepaidFen, received: { today, thisMonth }, ...rest }) => (
          <>
            <div className="tiles">
              <Tile to="/invoices" name={say("owed")} figure={roundMoney(totalFen)} />
              <Tile
                to="/invoices"
                name={bill("overdue")}
                figure={roundMoney(overdueFen)}
                note={totalFen > 0 && percent(Math.round((overdueFen / totalFen) * 10_000))}
              />
              <Tile
                to="/payment-new"
                name={say("receivedToday")}
                figure={roundMoney(today.amountFen)}
                note={say("payments", { count: today.count })}
              />
              <Tile
                to="/payment-new"
                name={say("receivedMonth")}
                figure={roundMoney(thisMonth.amountFen)}
                note={say("payments", { count: thisMonth.count })}
              />
              {prepaidFen > 0 && <Tile to="/credit" name={say("prepaid")} figure={roundMoney(prepaidFen)} />}
            </div>
            <Ageing totalFen={totalFen} {...rest} />
          </>
        )}
      </Shown>
    </Section>
  );
};
