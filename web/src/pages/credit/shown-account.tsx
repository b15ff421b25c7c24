import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Facts, Section } from "../../parts/page.tsx";
import { Tag } from "../../parts/tags.tsx";
import "./credit.css";
import { type Account, Exposure } from "./exposure.tsx";
import { GrantTemporary, SetLimit } from "./limits.tsx";
import { credit } from "./texts.ts";

const Temporary = ({ account }: { account: Account }) => {
  const say = useTexts(credit);
  const { money, date, today } = useFormats();
  return (
    <Section title={say("temporary")}>
      {account.temporary.length === 0 && <p className="quiet">{say("noTemporary")}</p>}
      {account.temporary.map(({ amountFen, from, to, reason }) => (
        <div key={`${from} ${to} ${amountFen} ${reason}`} className="row">
          <span className="strong">{money(amountFen, account.currency)}</span>
          <Tag tone={from <= today() && today() <= to ? "good" : "calm"}>
            {say("days", { from: date(from), to: date(to) })}
          </Tag>
          <span className="quiet small">{reason}</span>
        </div>
      ))}
    </Section>
  );
};
/** One account: how much there is, what uses it, what comes on top. */
export const ShownAccount = ({ account }: { account: Account }) => {
  const say = useTexts(credit);
  const { money } = useFormats();
  const { is } = useMe();
  const { limit, permanent, availableFen, exposureFen, aheadFen, overdue, currency } = account;
  const of = (one: Account["limit"]): string => (one.kind === "none" ? say("noLimit") : money(one.limitFen, currency));
  const over = availableFen !== undefined && availableFen < 0;
  return (
    <>
      {is("finance") && (
        <div className="row">
          <SetLimit account={account} />
          {permanent.kind === "limited" && <GrantTemporary account={account} />}
        </div>
      )}
      <Section>
        <p className="tile-name">{say("available")}</p>
        <p className={over ? "tile-figure credit-bad" : "tile-figure"}>
          {availableFen === undefined ? say("noLimit") : money(Math.max(0, availableFen), currency)}
        </p>
        {over && <p className="credit-bad">{say("over", { amount: money(-availableFen, currency) })}</p>}
        <Facts
          rows={[
            [say("limit"), of(limit)],
            [say("permanent"), of(permanent)],
            [say("exposure"), money(exposureFen, currency)],
            [say("ahead"), aheadFen > 0 && `${money(aheadFen, currency)} · ${say("aheadHint")}`],
            [
              say("overdue"),
              overdue.overdueFen > 0 && (
                <span className="credit-bad">
                  {money(overdue.overdueFen, currency)} {say("overdueDays", { count: overdue.days })}
                </span>
              ),
            ],
          ].map(([name, value]) => [name as string, value || undefined] as const)}
        />
        {overdue.holdsNewOrders && <p role="note">{say("holds")}</p>}
      </Section>
      <Exposure account={account} />
      <Temporary account={account} />
    </>
  );
};
