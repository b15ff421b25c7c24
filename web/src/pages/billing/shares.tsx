import { listInvoices } from "../../../../shared/contracts/billing.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { MoneyInput } from "../../parts/money-input.tsx";
import { Shown } from "../../parts/shown.tsx";
import { billing } from "./texts.ts";

export type Chosen = Record<string, number>;
export const listOf = (chosen: Chosen) =>
  Object.entries(chosen).flatMap(([invoiceId, amountFen]) => (amountFen > 0 ? [{ invoiceId, amountFen }] : []));

/** How much of a payment goes to which open invoice. */
export const Shares = ({ distributorId, amountFen, value = {}, onChange }: { distributorId: string; amountFen: number; value?: Chosen; onChange?: (next: Chosen) => void }) => {
  const say = useTexts(billing);
  const { money, date } = useFormats();
  const open = useAsk(listInvoices, { query: { distributorId, state: "open", limit: 100 } });
  const sum = Object.values(value).reduce((a, b) => a + b, 0);
  return (
    <Shown query={open}>
      {({ items, cursor }) =>
        items.length === 0 ? (
          <p className="quiet">{say("noneOpen")}</p>
        ) : (
          <div className="stack">
            {cursor && <p className="quiet small">{say("hundred")}</p>}
            {items.map((one) => (
              <div key={one.id} className="form-grid">
                <div>
                  {one.number}
                  <div className="quiet small">
                    {say("due")} {date(one.dueOn)} · {money(one.balanceFen, one.currency)}
                  </div>
                </div>
                <MoneyInput
                  label={`${say("settles")} ${one.number}`}
                  max={one.balanceFen}
                  value={value[one.id]}
                  onChange={(fen) => onChange?.({ ...value, [one.id]: fen ?? 0 })}
                />
              </div>
            ))}
            <p role="status">{say("chosen", { sum: money(sum), amount: money(amountFen) })}</p>
            {sum > amountFen && <p role="alert">{say("tooMuch")}</p>}
          </div>
        )
      }
    </Shown>
  );
}; // prettier-ignore
