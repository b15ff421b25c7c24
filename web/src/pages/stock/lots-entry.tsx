import { Button } from "antd";
import { useState } from "react";
import { listLots } from "../../../../shared/contracts/lots.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import type { Entry, LotDraft } from "./entries.ts";
import { report } from "./report.texts.ts";

const blank: LotDraft = { lot: "", expiresOn: "", quantity: "" };
/** The lots of one line; together they are its quantity. A count begins with the lots that are booked. */
export const LotsEntry = ({
  locationId,
  sku,
  expiry,
  booked,
  signed,
  entry,
  change,
}: {
  locationId: LocationId;
  sku: string;
  expiry: boolean;
  booked: boolean;
  /** The change may be a loss; its lots are written without a sign. */
  signed: boolean;
  entry: Entry | undefined;
  change: (to: Entry) => void;
}) => {
  const say = useTexts(report);
  const known = useAsk(listLots, { params: { locationId }, query: { sku, limit: 40 } }, booked);
  const there = (known.data?.items ?? []).map(({ lot, expiresOn, onHand }) => ({
    lot,
    expiresOn: expiresOn ?? "",
    quantity: String(onHand),
  }));
  const lots = entry?.lots ?? (there.length > 0 ? there : [blank]);
  const [loss, setLoss] = useState((entry?.figure ?? "").startsWith("-"));
  const set = (next: LotDraft[], minus = loss): void => {
    const sum = next.reduce((total, { quantity }) => total + (Number(quantity) || 0), 0);
    const typed = next.some(({ lot, quantity }) => lot || quantity);
    change({ figure: typed ? String(minus ? -sum : sum) : "", lots: next });
  };
  const put = (i: number, part: Partial<LotDraft>): void =>
    set(lots.map((one, j) => (j === i ? { ...one, ...part } : one)));
  return (
    <div className="lots-entry">
      {signed && (
        <select
          className="figure"
          aria-label={`${sku} ${say("sign")}`}
          value={loss ? "-" : "+"}
          onChange={({ target }) => {
            setLoss(target.value === "-");
            set(lots, target.value === "-");
          }}
        >
          <option value="+">{say("gain")}</option>
          <option value="-">{say("loss")}</option>
        </select>
      )}
      {lots.map(({ lot, expiresOn, quantity }, i) => (
        // a lot has no name of its own until it is typed
        <div className="lot-line" key={String(i)}>
          <input
            aria-label={`${sku} ${say("lot")} ${i + 1}`}
            placeholder={say("lot")}
            value={lot}
            maxLength={40}
            onChange={({ target }) => put(i, { lot: target.value })}
          />
          {expiry && (
            <input
              type="date"
              aria-label={`${sku} ${say("expires")} ${i + 1}`}
              value={expiresOn}
              onChange={({ target }) => put(i, { expiresOn: target.value })}
            />
          )}
          <input
            className="figure"
            inputMode="numeric"
            aria-label={`${sku} ${say("quantity")} ${i + 1}`}
            placeholder={say("quantity")}
            value={quantity}
            maxLength={7}
            onChange={({ target }) => put(i, { quantity: target.value.replaceAll(/\D/g, "") })}
          />
          <Button
            type="text"
            aria-label={say("dropLot")}
            onClick={() => set(lots.length === 1 ? [blank] : lots.filter((_, j) => j !== i))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button type="link" onClick={() => set([...lots, blank])}>
        {say("addLot")}
      </Button>
    </div>
  );
};
