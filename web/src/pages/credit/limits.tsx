import { Input, Radio } from "antd";
import { useState } from "react";
import { grantTemporaryLimit, setCreditLimit } from "../../../../shared/contracts/credit.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { MoneyInput } from "../../parts/money-input.tsx";
import type { Account } from "./exposure.tsx";
import { credit } from "./texts.ts";

export const SetLimit = ({ account }: { account: Account }) => {
  const say = useTexts(credit);
  const { permanent } = account;
  // What is not typed over is what is in force.
  const [typed, type] = useState<{ kind?: typeof permanent.kind; fen?: number | undefined }>({});
  const kind = typed.kind ?? permanent.kind;
  const fen = "fen" in typed ? typed.fen : permanent.kind === "limited" ? permanent.limitFen : undefined;
  return (
    <Act
      contract={setCreditLimit}
      label={say("set")}
      said={say("isSet")}
      reason="needed"
      ready={kind === "none" || fen !== undefined}
      button={{ type: "primary" }}
      asks={<p>{say("setAsks")}</p>}
      asked={(reason) => ({
        params: { entityId: account.entityId },
        body: {
          limit: kind === "none" ? { kind } : { kind, limitFen: fen ?? 0 },
          reason,
          expectedVersion: account.version,
        },
      })}
      done={() => type({})}
    >
      <div className="field">
        <Radio.Group
          value={kind}
          onChange={({ target }) => type({ ...typed, kind: target.value as typeof kind })}
          options={[
            { value: "limited", label: say("limited") },
            { value: "none", label: say("unlimited") },
          ]}
        />
        {kind === "limited" && (
          <>
            <MoneyInput label={say("limited")} value={fen} onChange={(next) => type({ ...typed, fen: next })} />
            <span className="quiet small">{say("zeroHint")}</span>
          </>
        )}
      </div>
    </Act>
  );
};
export const GrantTemporary = ({ account }: { account: Account }) => {
  const say = useTexts(credit);
  const { today } = useFormats();
  const [fen, setFen] = useState<number>();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState("");
  return (
    <Act
      contract={grantTemporaryLimit}
      label={say("grant")}
      said={say("granted")}
      reason="needed"
      ready={Boolean(fen) && from !== "" && to >= from}
      asks={<p>{say("grantAsks")}</p>}
      asked={(reason) => ({
        params: { entityId: account.entityId },
        body: { amountFen: fen ?? 0, from, to, reason },
      })}
      done={() => {
        setFen(undefined);
        setTo("");
      }}
    >
      <div className="field">
        <span>{say("amount")}</span>
        <MoneyInput label={say("amount")} min={1} value={fen} onChange={setFen} />
      </div>
      <label className="field">
        <span>{say("from")}</span>
        <Input type="date" value={from} min={today()} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label className="field">
        <span>{say("to")}</span>
        <Input type="date" value={to} min={from} onChange={({ target }) => setTo(target.value)} />
      </label>
    </Act>
  );
};
