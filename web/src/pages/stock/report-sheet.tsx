import { App, Button, Input } from "antd";
import { useState } from "react";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { adjustStock, announceGoods, receiveGoods } from "../../../../shared/contracts/stock-documents.ts";
import { useSend } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useKept } from "../../parts/kept.ts";
import { Section } from "../../parts/page.tsx";
import { ProblemNotice } from "../../parts/problem.tsx";
import { SkuPicker } from "../../parts/sku-picker.tsx";
import { adjustmentOf, announcementOf, type Entries, filled, fitsKind, type Kind, receiptOf } from "./entries.ts";
import { type Line, ReportList } from "./report-list.tsx";
import { report } from "./report.texts.ts";

interface Draft {
  entries: Entries;
  note: string;
  reference: string;
  added: Line[];
}
const blank: Draft = { entries: {}, note: "", reference: "", added: [] };
const most = 500;

/** One report of one kind at one place: what is typed is kept until it was sent. */
export const ReportSheet = ({
  place,
  kind,
  find,
  setFind,
}: {
  place: LocationId;
  kind: Kind;
  find: string;
  setFind: (text: string) => void;
}) => {
  const say = useTexts(report);
  const { message } = App.useApp();
  const { value: draft, keep, drop } = useKept(`stock-report/${place}/${kind}`, blank);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [complaint, setComplaint] = useState<string>();
  const receive = useSend(receiveGoods);
  const announce = useSend(announceGoods);
  const adjust = useSend(adjustStock);
  const problem = receive.error ?? announce.error ?? adjust.error;
  const busy = receive.isPending || announce.isPending || adjust.isPending;
  const { entries } = draft;
  const count = filled(entries).length;

  const add = (sku: string | undefined, thing?: { name: object; unit: string }): void => {
    if (!sku || !thing) return;
    const line: Line = { sku, product: { category: "", ...thing, name: thing.name }, onHand: 0, incoming: 0 };
    if (!lines.some((one) => one.sku === sku)) keep({ ...draft, added: [line, ...draft.added] });
    setFind(sku);
  };
  const complain = (): string | undefined => {
    if (count === 0) return say("nothing");
    if (count > most) return say("tooMany", { count });
    const wrong = filled(entries).filter(([, { figure }]) => !fitsKind(kind, figure));
    if (wrong.length > 0) return say("wrong", { skus: wrong.map(([sku]) => sku).join(", ") });
    if (kind === "other" && draft.note.trim().length < 2) return say("whyNeeded");
    return undefined;
  };
  const done = (): void => {
    drop();
    setFind("");
    void message.success(say("sent", { count }));
  };
  const send = (): void => {
    const said = complain();
    setComplaint(said);
    if (said) return;
    const incomingOf = (sku: string): number => lines.find((one) => one.sku === sku)?.incoming ?? 0;
    if (kind === "receive") receive.mutate(receiptOf(place, entries, draft, incomingOf), { onSuccess: done });
    else if (kind === "announce") announce.mutate(announcementOf(place, entries), { onSuccess: done });
    else adjust.mutate(adjustmentOf(kind, place, entries, draft), { onSuccess: done });
  };
  return (
    <Section>
      <p className="quiet">
        {say(`hint.${kind}`)} <span className="wide-only">{say("paste")}</span>
      </p>
      <div className="filters">
        <Input
          className="find-in"
          allowClear
          aria-label={say("find")}
          placeholder={say("find")}
          value={find}
          onChange={({ target }) => setFind(target.value)}
        />
        <SkuPicker label={say("addProduct")} placeholder={say("addProduct")} onChange={add} />
      </div>
      <ReportList
        locationId={place}
        kind={kind}
        find={find.trim().toLowerCase()}
        added={draft.added}
        entries={entries}
        change={(next) => keep({ ...draft, entries: next })}
        told={setLines}
        pasted={(n) => void message.info(say("pasted", { count: n }))}
      />
      {kind === "receive" && (
        <label className="field">
          <span>{say("reference")}</span>
          <Input
            maxLength={80}
            value={draft.reference}
            onChange={({ target }) => keep({ ...draft, reference: target.value })}
          />
        </label>
      )}
      {(kind === "other" || kind === "damage") && (
        <label className="field">
          <span>{say("why")}</span>
          <Input maxLength={500} value={draft.note} onChange={({ target }) => keep({ ...draft, note: target.value })} />
        </label>
      )}
      {complaint && (
        <p role="alert" className="complaint">
          {complaint}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div className="send-bar">
        <span className="quiet" role="status">
          {count > 0 ? say("filled", { count }) : say("nothing")}
        </span>
        {count > 0 && (
          <Button type="text" onClick={drop}>
            {say("clear")}
          </Button>
        )}
        <Button type="primary" loading={busy} disabled={count === 0} onClick={send}>
          {say("send")}
        </Button>
      </div>
    </Section>
  );
};
