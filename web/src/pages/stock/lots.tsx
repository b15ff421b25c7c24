import { Link } from "react-router";
import { listLots } from "../../../../shared/contracts/lots.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { List } from "../../parts/list.tsx";
import { Empty } from "../../parts/page.tsx";
import { Tag } from "../../parts/tags.tsx";
import { stock } from "./texts.ts";

/** The lots at a place, of one SKU or of all; the first to expire first. */
export const Lots = ({ locationId, sku }: { locationId: LocationId; sku?: string }) => {
  const say = useTexts(stock);
  const { date, number, today } = useFormats();
  const column = {
    title: "SKU",
    cell: (row: { sku: string }) => <Link to={`/stock/${locationId}/${encodeURIComponent(row.sku)}`}>{row.sku}</Link>,
  };
  return (
    <List
      label={say("lots")}
      contract={listLots}
      asked={{ params: { locationId }, query: { ...(sku && { sku }) } }}
      rowKey={(row) => `${row.sku}#${row.lot}#${row.expiresOn}`}
      empty={<Empty title={say("noLots")} />}
      columns={[
        ...(sku ? [] : [column]),
        { title: say("lot"), cell: ({ lot }) => lot },
        {
          title: say("expires"),
          cell: ({ expiresOn }) =>
            expiresOn && (
              <span className="row">
                {date(expiresOn)}
                {expiresOn < today() && <Tag tone="bad">{say("expired")}</Tag>}
              </span>
            ),
        },
        { title: say("onHand"), cell: ({ onHand }) => number(onHand), end: true },
      ]}
    />
  );
};
