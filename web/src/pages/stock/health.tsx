import { getStockHealth } from "../../../../shared/contracts/stock-health.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Chart } from "../../parts/chart.tsx";
import { Facts, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { bandName } from "./bands.ts";
import { stock } from "./texts.ts";

/** Turnover and age; the bars are what is on hand by how long it has been here. */
export const Health = ({ params }: { params: { locationId: LocationId; sku: string } }) => {
  const say = useTexts(stock);
  const { number } = useFormats();
  const health = useAsk(getStockHealth, { params });
  return (
    <Section title={say("health")} actions={health.data?.deadStock && <Tag tone="bad">{say("dead")}</Tag>}>
      <Shown query={health}>
        {({ daysOfSupply, averageDailyOut, turnover, ageing, onHand }) => (
          <>
            <Facts
              rows={[
                [say("days"), daysOfSupply === null ? say("daysNone") : number(Math.round(daysOfSupply))],
                [say("daily"), number(Math.round(averageDailyOut * 10) / 10)],
                [say("turnover"), turnover === null ? undefined : number(Math.round(turnover * 10) / 10)],
              ]}
            />
            {onHand > 0 && (
              <Chart
                kind="bars"
                label={say("ageing")}
                names={ageing.map((band) => bandName(band, say))}
                series={[{ name: say("onHand"), values: ageing.map(({ quantity }) => quantity) }]}
                height={180}
              />
            )}
          </>
        )}
      </Shown>
    </Section>
  );
};
