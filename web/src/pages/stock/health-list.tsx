import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { listStockHealth, type StockHealth } from "../../../../shared/contracts/stock-health.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { List } from "../../parts/list.tsx";
import { Empty } from "../../parts/page.tsx";
import { Tag } from "../../parts/tags.tsx";
import { stock } from "./texts.ts";

const longSupplyDays = 180;
const oldOf = ({ ageing }: StockHealth): number =>
  ageing.filter(({ fromDays }) => fromDays > 90).reduce((sum, { quantity }) => sum + quantity, 0);

/** How long the stock of a place lasts and how old it is. */
export const HealthList = ({ locationId }: { locationId: LocationId }) => {
  const say = useTexts(stock);
  const { number } = useFormats();
  const tenth = (n: number): string => number(Math.round(n * 10) / 10);
  return (
    <List
      label={say("tab.health")}
      contract={listStockHealth}
      asked={{ params: { locationId } }}
      rowKey={({ sku }) => sku}
      to={({ sku }) => `/stock/${locationId}/${encodeURIComponent(sku)}`}
      empty={<Empty title={say("empty")} />}
      columns={[
        { title: "SKU", cell: ({ sku }) => sku },
        {
          title: say("days"),
          cell: ({ daysOfSupply, onHand }) =>
            onHand === 0 ? (
              ""
            ) : daysOfSupply === null ? (
              say("daysNone")
            ) : (
              <span className={daysOfSupply > longSupplyDays ? "mark mark-long" : undefined}>
                {number(Math.round(daysOfSupply))}
              </span>
            ),
          end: true,
        },
        { title: say("onHand"), cell: ({ onHand }) => number(onHand), end: true },
        { title: say("daily"), cell: ({ averageDailyOut }) => tenth(averageDailyOut), end: true, wideOnly: true },
        {
          title: say("turnover"),
          cell: ({ turnover }) => (turnover === null ? "" : tenth(turnover)),
          end: true,
          wideOnly: true,
        },
        { title: say("ageOver", { from: 90 }), cell: (row) => number(oldOf(row)), end: true, wideOnly: true },
        { title: say("dead"), cell: ({ deadStock }) => deadStock && <Tag tone="bad">{say("dead")}</Tag> },
      ]}
    />
  );
};
