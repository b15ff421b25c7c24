import { Link, useParams } from "react-router";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { cancelTransfer, type FollowedTransfer, getTransfer, shipTransfer, type TransferStep } from "../../../../shared/contracts/transfers.ts"; // prettier-ignore
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { underWay } from "../../parts/arrivals.tsx";
import { Rows } from "../../parts/list.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { type Entry, Timeline } from "../../parts/timeline.tsx";
import { Cancel, Receive, Ship } from "./decide.tsx";
import { StateTag } from "./state-tag.tsx";
import { transfers } from "./texts.ts";

type Line = FollowedTransfer["lines"][number];
const useNames = (): ((line: Line) => string) => {
  const { name } = useFormats();
  return ({ product, sku }) => (product ? name(product.name) : sku);
};

const Lines = ({ lines }: { lines: readonly Line[] }) => {
  const say = useTexts(transfers);
  const { number } = useFormats();
  const nameOf = useNames();
  const figure = (title: string, of: (line: Line) => number) => ({
    title,
    cell: (line: Line) => (of(line) === 0 ? "–" : number(of(line))),
    end: true,
    width: "88px",
  });
  return (
    <Section title={say("lines")}>
      <Rows<Line>
        label={say("lines")}
        rows={lines}
        rowKey={({ sku }) => sku}
        empty={null}
        columns={[
          {
            title: say("product"),
            cell: (line) => (
              <>
                {nameOf(line)}
                <div className="quiet small">
                  {line.sku}
                  {line.lots && ` · ${say("lots", { lots: line.lots.map((l) => `${l.lot} × ${l.quantity}`).join(", ") })}`}
                </div>
              </>
            ),
            width: "2fr",
          },
          figure(say("plannedUnits"), ({ quantity }) => quantity),
          figure(say("shippedUnits"), ({ shipped }) => shipped),
          figure(say("receivedUnits"), ({ received }) => received),
          figure(say("damagedUnits"), ({ damaged }) => damaged),
          figure(say("lostUnits"), ({ lost }) => lost),
          figure(say("open"), underWay),
        ]}
      />
    </Section>
  );
}; // prettier-ignore

const named = new Set(["TransferPlanned", "TransferShipped", "TransferReceived", "TransferCancelled"]);
const useStep = (): ((step: TransferStep) => Entry) => {
  const say = useTexts(transfers);
  const { number } = useFormats();
  return ({ version, at, what, who, facts }) => {
    const lines = (facts.lines ?? []) as Record<string, number>[];
    const units = (name: string): string => number(lines.reduce((n, line) => n + (line[name] ?? 0), 0));
    const figures =
      what === "TransferReceived"
        ? say("arrived", { received: units("received"), damaged: units("damaged"), lost: units("lost") })
        : lines.length > 0 && say("sent", { units: units("quantity") });
    return {
      key: version,
      at,
      what: named.has(what) ? say(`did.${what}` as "did.TransferPlanned") : what,
      who: who.name,
      more: [figures, facts.reason, facts.reference].filter(Boolean).join(" · "),
      tone: what === "TransferReceived" ? "good" : what === "TransferCancelled" ? "calm" : "info",
    };
  };
};

const One = ({ transfer }: { transfer: FollowedTransfer }) => {
  const say = useTexts(transfers);
  const { number, date } = useFormats();
  const { is } = useMe();
  const nameOf = useNames();
  const stepOf = useStep();
  const { state, lines, history, supplyLineId } = transfer;
  const keeps = is(...(shipTransfer.who as readonly Role[]));
  const plans = is(...(cancelTransfer.who as readonly Role[]));
  return (
    <Page
      title={transfer.number}
      tag={<StateTag state={state} />}
      back="/transfers"
      actions={
        <>
          {state === "planned" && keeps && <Ship transfer={transfer} nameOf={nameOf} />}
          {state === "shipped" && keeps && <Receive transfer={transfer} nameOf={nameOf} />}
          {state === "planned" && plans && <Cancel transfer={transfer} />}
        </>
      }
    >
      <Section>
        <Facts
          rows={[
            [say("from"), <Link key="from" to={`/stock/${transfer.fromId}`}>{transfer.fromName}</Link>],
            [say("to"), <Link key="to" to={`/stock/${transfer.toId}`}>{transfer.toName}</Link>],
            [say("units"), number(transfer.units)],
            [say("expected"), transfer.expectedOn && date(transfer.expectedOn)],
            [say("reference"), transfer.reference],
            [say("reason"), transfer.cancelReason ?? transfer.reason],
            [say("fromPlan"), supplyLineId && <Link key="plan" to={`/supply-plans/${encodeURIComponent(lines[0]!.sku)}`}>{say("toPlan")}</Link>],
          ]}
        />
      </Section>
      <Lines lines={lines} />
      <Section title={say("history")}>
        <Timeline label={say("history")} entries={history.map(stepOf).toReversed()} />
      </Section>
    </Page>
  );
}; // prettier-ignore

const TransferPage = () => {
  const say = useTexts(transfers);
  const { transferId = "" } = useParams();
  const query = useAsk(getTransfer, { params: { transferId: transferId as never } });
  if (query.data) return <One transfer={query.data} />;
  return (
    <Page title={say("transfer")} back="/transfers">
      <Shown query={query}>{() => null}</Shown>
    </Page>
  );
};
export default TransferPage;
