import { Input, InputNumber } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { acceptSupplyLine, type NamedLine, rejectSupplyLine } from "../../../../shared/contracts/supply-plans.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Act } from "../../parts/act.tsx";
import { Tag } from "../../parts/tags.tsx";
import { supplyPlans } from "./texts.ts";

/** Accept, with another quantity if there is a reason for it, or decline. */
export const Decide = ({ line }: { line: NamedLine }) => {
  const say = useTexts(supplyPlans);
  const word = useTexts(words);
  const { number } = useFormats();
  const { is } = useMe();
  const [typed, setTyped] = useState<number | null>();
  const [why, setWhy] = useState("");
  if (line.decision || !is(...(acceptSupplyLine.who as readonly Role[]))) return null;
  const params = { lineId: line.id };
  const quantity = typed === undefined ? line.quantity : (typed ?? 0);
  const other = quantity !== line.quantity;
  const place = line.locationName ?? line.locationId;
  const from = line.otherName ?? place;
  const said = line.need.kind === "reduce" ? say("accepts.reduce") : line.need.kind === "transfer" ? say("accepts.transfer", { from, place }) : say("accepts.order", { place }); // prettier-ignore
  const reason = why.trim();
  const body = { quantity, ...(other && { reason }), expectedVersion: line.version };
  return (
    <span className="row">
      <Act
        contract={acceptSupplyLine}
        label={say("accept")}
        said={say("accepted")}
        button={{ type: "primary", size: "small" }}
        asks={<p className="quiet">{said}</p>}
        ready={quantity >= 1 && (!other || reason.length >= 2)}
        asked={() => ({ params, body })}
      >
        <label className="field">
          <span>{word("quantity")}</span>
          <InputNumber
            autoFocus
            min={1}
            max={1_000_000_000}
            precision={0}
            inputMode="numeric"
            value={quantity || null}
            onChange={setTyped}
          />
        </label>
        {other && (
          <label className="field">
            <span>{say("reasonFor", { quantity: number(line.quantity) })}</span>
            <Input value={why} maxLength={500} onChange={({ target }) => setWhy(target.value)} />
          </label>
        )}
      </Act>
      <Act
        contract={rejectSupplyLine}
        label={say("reject")}
        said={say("rejected")}
        button={{ size: "small" }}
        asks={<p className="quiet">{say("rejects")}</p>}
        reason="needed"
        asked={(told) => ({ params, body: { reason: told, expectedVersion: line.version } })}
      />
    </span>
  );
};

export const Decided = ({ line: { decision } }: { line: NamedLine }) => {
  const say = useTexts(supplyPlans);
  const { number, time } = useFormats();
  if (!decision) return null;
  const accepted = decision.outcome === "accepted";
  return (
    <>
      <Tag tone={accepted ? "good" : "calm"}>
        {say(accepted ? "accepted" : "rejected")}
        {accepted && ` ${number(decision.quantity)}`}
      </Tag>
      <div className="quiet small">
        {say("decidedBy", { name: decision.by.name, when: time(decision.at) })}
        {decision.reason && ` · ${decision.reason}`}
      </div>
      {decision.transferId && <Link to={`/transfers/${decision.transferId}`}>{say("toTransfer")}</Link>}
    </>
  );
};
