import { Input, InputNumber } from "antd";
import { useState } from "react";
import { cancelTransfer, type FollowedTransfer, receiveTransfer, shipTransfer } from "../../../../shared/contracts/transfers.ts"; // prettier-ignore
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Act } from "../../parts/act.tsx";
import { useArrivals } from "../../parts/arrivals.tsx";
import { transfers } from "./texts.ts";
import "../orders/orders.css";

type Line = FollowedTransfer["lines"][number];
interface Props {
  transfer: FollowedTransfer;
  nameOf: (line: Line) => string;
}

/** What really goes out, and what to know of its way. */
export const Ship = ({ transfer, nameOf }: Props) => {
  const say = useTexts(transfers);
  const { today } = useFormats();
  const [reference, setReference] = useState("");
  const [expectedOn, setExpectedOn] = useState("");
  const [went, setWent] = useState<Record<number, number>>({});
  const { id, version, fromName, toName, lines } = transfer;
  const short = lines.filter(({ lineNo, quantity }) => (went[lineNo] ?? quantity) !== quantity);
  return (
    <Act
      contract={shipTransfer}
      label={say("ship")}
      said={say("shipped")}
      button={{ type: "primary" }}
      ready={lines.some(({ lineNo, quantity }) => (went[lineNo] ?? quantity) > 0)}
      asks={<p>{say("shipAsks", { from: fromName, to: toName })}</p>}
      asked={() => ({
        params: { transferId: id },
        body: {
          expectedVersion: version,
          ...(expectedOn && { expectedOn: expectedOn as never }),
          ...(reference.trim() && { reference: reference.trim() }),
          ...(short.length > 0 && { lines: short.map(({ lineNo }) => ({ lineNo, quantity: went[lineNo]! })) }),
        },
      })}
    >
      <label className="field">
        <span>{say("reference")}</span>
        <Input value={reference} maxLength={80} autoComplete="off" onChange={({ target }) => setReference(target.value)} />
      </label>
      <label className="field">
        <span>{say("expected")}</span>
        <Input type="date" value={expectedOn} min={today()} onChange={({ target }) => setExpectedOn(target.value)} />
      </label>
      <div className="mini-table">
        <table>
          <tbody>
            {lines.map((line) => (
              <tr key={line.lineNo}>
                <th scope="row">{nameOf(line)}</th>
                <td className="end">
                  <InputNumber
                    aria-label={say("quantityOf", { name: nameOf(line) })}
                    min={0}
                    max={line.quantity}
                    precision={0}
                    inputMode="numeric"
                    value={went[line.lineNo] ?? line.quantity}
                    onChange={(value) => setWent({ ...went, [line.lineNo]: value ?? line.quantity })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Act>
  );
}; // prettier-ignore

/** What arrived; what is damaged or missing needs a word. */
export const Receive = ({ transfer, nameOf }: Props) => {
  const say = useTexts(transfers);
  const [why, setWhy] = useState("");
  const { boxes, all, said, ready, differs, forget } = useArrivals(transfer.lines, nameOf);
  const reason = why.trim();
  const { id, version: expectedVersion } = transfer;
  return (
    <Act
      contract={receiveTransfer}
      label={say("receive")}
      said={say("received")}
      button={{ type: "primary" }}
      ready={ready && (!differs || reason.length >= 2)}
      asked={() => ({
        params: { transferId: id },
        body: all
          ? { all: true as const, expectedVersion }
          : { all: false as const, expectedVersion, lines: said, ...(differs && { reason }) },
      })}
      done={forget}
    >
      {boxes}
      {differs && (
        <label className="field">
          <span>{say("difference")}</span>
          <Input value={why} maxLength={500} onChange={({ target }) => setWhy(target.value)} />
          <span className="quiet small">{say("differenceHint")}</span>
        </label>
      )}
    </Act>
  );
};

export const Cancel = ({ transfer: { id, version, fromName } }: Pick<Props, "transfer">) => {
  const say = useTexts(transfers);
  return (
    <Act
      contract={cancelTransfer}
      label={say("cancel")}
      said={say("cancelled")}
      asks={<p>{say("cancelAsks", { from: fromName })}</p>}
      reason="needed"
      asked={(reason) => ({ params: { transferId: id }, body: { reason, expectedVersion: version } })}
    />
  );
};
