import { Link } from "react-router";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Rows } from "../../parts/list.tsx";
import { Empty, Section } from "../../parts/page.tsx";
import { Tag } from "../../parts/tags.tsx";
import type { Account } from "./exposure.tsx";
import { credit } from "./texts.ts";

type Hold = Account["documents"]["items"][number];
const kinds = { ord: ["order", "/orders/"], inv: ["invoice", "/invoices/"], rct: ["payment", "/payments/"] } as const;

/** The documents behind the exposure, each a way to its own page. */
export const Documents = ({ rows, more, currency }: { rows: readonly Hold[]; more: { wanted: boolean; busy: boolean; load: () => void }; currency: Account["currency"] }) => {
  const say = useTexts(credit);
  const { money, date, today } = useFormats();
  const { atHq } = useMe();
  const link = ({ document }: Hold) => {
    const known = kinds[document.slice(0, 3) as keyof typeof kinds];
    const short = document.slice(4, 12).toUpperCase();
    if (!known) return `${say("claim")} ${short}`;
    const [kind, at] = known;
    const text = `${say(kind)} ${short}`;
    return kind === "payment" && !atHq ? text : <Link to={`${at}${document}`}>{text}</Link>;
  };
  return (
    <Section title={say("documents")}>
      <Rows<Hold>
        label={say("documents")}
        rows={rows}
        more={more}
        rowKey={({ document, component }) => `${component} ${document}`}
        empty={<Empty title={say("noDocuments")} />}
        columns={[
          { title: say("document"), cell: link, width: "1.4fr" },
          {
            title: say("amount"),
            end: true,
            cell: ({ component, amountFen }) =>
              money(component === "open" || component === "unpaid" ? amountFen : -amountFen, currency),
          },
          { title: say("kind"), cell: ({ component }) => say(`part.${component}`) },
          {
            title: say("due"),
            cell: ({ dueOn, countsFrom }) => (
              <>
                {dueOn && (dueOn < today() ? <Tag tone="bad">{date(dueOn)}</Tag> : date(dueOn))}
                {countsFrom && countsFrom > today() && (
                  <span className="small quiet">{say("countsFrom", { date: date(countsFrom) })}</span>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}; // prettier-ignore
