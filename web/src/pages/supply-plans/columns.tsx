import { Link } from "react-router";
import type { NamedLine } from "../../../../shared/contracts/supply-plans.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import type { Column } from "../../parts/list.tsx";
import { Tag } from "../../parts/tags.tsx";
import { Decide, Decided } from "./decide.tsx";
import { supplyPlans } from "./texts.ts";
import { whyOf } from "./why.ts";

/** Lines of plans as columns; `alone`: on the product's own page. */
export const useLineColumns = ({ alone, decided }: { alone?: boolean; decided?: boolean }): Column<NamedLine>[] => {
  const say = useTexts(supplyPlans);
  const word = useTexts(words);
  const formats = useFormats();
  const { number, roundMoney, date, name, today } = formats;
  const product: Column<NamedLine> = {
    title: say("product"),
    cell: ({ sku, product: known }) => (
      <>
        <Link to={`/supply-plans/${encodeURIComponent(sku)}`}>{known ? name(known.name) : sku}</Link>
        <div className="quiet small">{sku}</div>
      </>
    ),
    width: "1.6fr",
  };
  return [
    ...(alone ? [] : [product]),
    { title: say("place"), cell: ({ locationName, locationId }) => locationName ?? locationId, width: "1fr" },
    {
      title: word("quantity"),
      cell: ({ quantity, valueFen, product: known }) => (
        <>
          {number(quantity)} {known?.unit}
          {valueFen ? <div className="quiet small">{roundMoney(valueFen)}</div> : null}
        </>
      ),
      width: "120px",
      end: true,
    },
    {
      title: say("why"),
      cell: (line) => <span className="small">{whyOf(line, say, formats)}</span>,
      width: "2.4fr",
    },
    decided
      ? { title: say("decision"), cell: (line) => <Decided line={line} />, width: "1.6fr" }
      : {
          title: say("orderBy"),
          cell: ({ orderBy, neededOn, need }) =>
            orderBy && (
              <>
                {orderBy < today() ? (
                  <Tag tone="bad">{say("late", { date: date(orderBy) })}</Tag>
                ) : (
                  need.kind !== "transfer" && date(orderBy)
                )}
                {neededOn && <div className="quiet small">{say("neededOn", { date: date(neededOn) })}</div>}
              </>
            ),
          width: "184px",
        },
    ...(decided ? [] : [{ title: word("status"), cell: (line: NamedLine) => <Decide line={line} />, width: "170px" }]),
  ];
};
