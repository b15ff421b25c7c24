import { Fragment } from "react";
import type { z } from "zod";
import { type Ageing as Aged, getAgeing } from "../../../../shared/contracts/billing.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import "./billing.css";
import { billing } from "./texts.ts";

/** What is owed, by days past due: bars and their figures. */
export const Ageing = ({ buckets, totalFen, asOf, currency }: Omit<z.infer<typeof Aged>, "entityId">) => {
  const say = useTexts(billing);
  const { money, date } = useFormats();
  if (totalFen === 0) return <p className="quiet">{say("nothingOwed")}</p>;
  return (
    <>
      <p className="quiet small">{say("ageingOf", { date: date(asOf), total: money(totalFen, currency) })}</p>
      <div className="ageing">
        {buckets.map(({ bucket, amountFen, count }) => (
          <Fragment key={bucket}>
            <span>{say(bucket)}</span>
            <span className="ageing-bar" aria-hidden>
              <i
                className={bucket === "notDue" ? "ageing-calm" : ""}
                style={{ width: `${(amountFen / totalFen) * 100}%` }}
              />
            </span>
            <span className="end">
              {money(amountFen, currency)} <span className="quiet small">{say("count", { count })}</span>
            </span>
          </Fragment>
        ))}
      </div>
    </>
  );
};

/** Those of one account. */
export const AgeingBars = ({ entityId }: { entityId: string | undefined }) => {
  const say = useTexts(billing);
  const query = useAsk(getAgeing, { query: { ...(entityId && { entityId }) } });
  return (
    <Section title={say("ageing")}>
      <Shown query={query}>{(ageing) => <Ageing {...ageing} />}</Shown>
    </Section>
  );
};
