import { Link } from "react-router";
import { getMyCredit } from "../../../../shared/contracts/credit.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Facts, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { distributorHome } from "./distributor.texts.ts";

export const Credit = () => {
  const say = useTexts(distributorHome);
  const { money, percent } = useFormats();
  const credit = useAsk(getMyCredit, { query: { limit: 1 } });
  return (
    <Section title={say("credit")} actions={<Link to="/credit">{say("creditMore")}</Link>}>
      <Shown query={credit}>
        {({ limit, exposureFen, availableFen, currency, overdue }) => {
          const limitFen = limit.kind === "limited" ? limit.limitFen : undefined;
          const used = limitFen ? Math.min(1, Math.max(0, exposureFen / limitFen)) : exposureFen > 0 ? 1 : 0;
          const label = say("usedOf", { percent: percent(Math.round(used * 10_000)) });
          return (
            <>
              {limitFen === undefined ? (
                <p>{say("noLimit")}</p>
              ) : (
                <>
                  <p className="tile-figure">{money(Math.max(0, availableFen ?? 0), currency)}</p>
                  <p className="quiet small">{say("available")}</p>
                  <meter className="credit-bar" min={0} max={1} high={0.9} value={used} aria-label={label} />
                  <p className="quiet small">{label}</p>
                </>
              )}
              <Facts
                rows={[
                  [say("limit"), limitFen !== undefined && money(limitFen, currency)],
                  [say("used"), money(exposureFen, currency)],
                ]}
              />
              {overdue.overdueFen > 0 && (
                <p className="overdue" role="note">
                  {say("overdue", { amount: money(overdue.overdueFen, currency), days: overdue.days })}{" "}
                  {overdue.holdsNewOrders && say("overdueHolds")}
                </p>
              )}
            </>
          );
        }}
      </Shown>
    </Section>
  );
};
