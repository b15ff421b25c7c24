import type { Order } from "../../../../shared/contracts/order-model.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Facts, Section } from "../../parts/page.tsx";
import { ExplainedPrice } from "../../parts/price-trace.tsx";
import { order as texts } from "./order.texts.ts";
import { Progress } from "./progress.tsx";

export const Lines = ({ order }: { order: Order }) => {
  const say = useTexts(texts);
  const word = useTexts(words);
  const { money, name, percent } = useFormats();
  const fen = (amount: number): string => money(amount, order.currency);
  const decided = order.approval === "submitted" || order.approval === "approved";
  return (
    <Section title={say("lines")}>
      <div className="line-table">
        {order.lines.map((line) => (
          <div key={line.lineNo} className="line-row">
            <div>
              <div className="strong">{name(line.name)}</div>
              <div className="small quiet">{line.sku}</div>
            </div>
            <Progress line={line} decided={decided} />
            <div className="end">
              <div>{fen(line.amountFen)}</div>
              <div className="small">
                <ExplainedPrice price={line.price} unit={line.unit} />
                {line.discount > 0 && <div>{say("discount", { percent: percent(line.discount) })}</div>}
              </div>
            </div>
          </div>
        ))}
      </div>
      <Facts
        rows={[
          [word("total"), <strong key="total">{fen(order.totalFen)}</strong>],
          [say("tax"), fen(order.taxFen)],
          [say("freight"), order.freightFen ? fen(order.freightFen) : undefined],
          [say("invoiced"), order.invoicedFen ? fen(order.invoicedFen) : undefined],
          [say("paid"), order.paidFen ? fen(order.paidFen) : undefined],
        ]}
      />
    </Section>
  );
};
