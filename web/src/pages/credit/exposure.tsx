import type { z } from "zod";
import type { CreditAccount } from "../../../../shared/contracts/credit.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Section } from "../../parts/page.tsx";
import { credit } from "./texts.ts";

export type Account = z.infer<typeof CreditAccount>;
const looks = { open: "exposure-open", unpaid: "exposure-unpaid", unallocated: "exposure-off", claims: "exposure-off" };

/** What uses the limit, against the limit; what takes off is told beside it. */
export const Exposure = ({ account }: { account: Account }) => {
  const say = useTexts(credit);
  const { money } = useFormats();
  const { openFen, unpaidFen, unallocatedFen, claimsFen, limit, currency } = account;
  const limitFen = limit.kind === "limited" ? limit.limitFen : 0;
  const whole = Math.max(limitFen, openFen + unpaidFen, 1);
  const parts = { open: openFen, unpaid: unpaidFen, unallocated: unallocatedFen, claims: claimsFen };
  const some = (Object.keys(parts) as (keyof typeof parts)[]).filter((name) => parts[name] > 0);
  const said = Object.fromEntries(Object.entries(parts).map(([name, fen]) => [name, money(fen, currency)]));
  return (
    <Section title={say("parts")}>
      <div className="exposure-bar" role="img" aria-label={say("partsTotal", said)}>
        {(["open", "unpaid"] as const).map((name) => (
          <span key={name} className={looks[name]} style={{ width: `${(parts[name] / whole) * 100}%` }} />
        ))}
      </div>
      {some.length === 0 && <p className="quiet">{say("nothing")}</p>}
      <div className="row">
        {some.map((name) => (
          <span key={name}>
            <i aria-hidden className={`exposure-key ${looks[name]}`} />
            {say(`part.${name}`)}{" "}
            <span className="strong">{money(name === "open" || name === "unpaid" ? parts[name] : -parts[name], currency)}</span>
          </span>
        ))}
      </div>
    </Section>
  ); // prettier-ignore
};
