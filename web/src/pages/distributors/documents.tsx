import type { Distributor } from "../../../../shared/contracts/distributors.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Section } from "../../parts/page.tsx";
import { Tag } from "../../parts/tags.tsx";
import { QualificationFile } from "./qualification-file.tsx";
import { distributors } from "./texts.ts";

const soonDays = 60;
export const Documents = ({ one }: { one: Distributor }) => {
  const say = useTexts(distributors);
  const { date, today } = useFormats();
  const soon = new Date(Date.parse(today()) + soonDays * 86_400_000).toISOString().slice(0, 10);
  const validity = (until: string | undefined) => {
    if (!until) return <span className="quiet small">{say("unlimited")}</span>;
    if (until < today()) return <Tag tone="bad">{say("expired", { date: date(until) })}</Tag>;
    if (until <= soon) return <Tag tone="waits">{say("expires", { date: date(until) })}</Tag>;
    return <span className="quiet small">{say("validUntil", { date: date(until) })}</span>;
  };
  return (
    <Section title={say("qualifications")}>
      {one.qualifications.length === 0 && <p className="quiet">{say("noQualifications")}</p>}
      <ul className="plain-rows">
        {one.qualifications.map(({ id, kind, number, expiresOn }) => (
          <li key={id} className="row">
            <span>{kind}</span>
            <span className="quiet small">{number}</span>
            {validity(expiresOn)}
            <QualificationFile distributorId={one.id} documentId={id} kind={kind} />
          </li>
        ))}
      </ul>
    </Section>
  );
};
