import { Alert, App, Button, Input } from "antd";
import { useEffect, useState } from "react";
import { listPriceEntries, type PriceEntry, type PriceList } from "../../../../shared/contracts/pricing.ts";
import { useList } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useKept } from "../../parts/kept.ts";
import { Empty, Section } from "../../parts/page.tsx";
import { ProblemNotice } from "../../parts/problem.tsx";
import { Shown } from "../../parts/shown.tsx";
import { anyChange, blank, type Column, type Draft, type Drafts, draftOf, entryOf, keyOf } from "./draft.ts";
import { EntryRows } from "./entry-rows.tsx";
import { gridTexts } from "./grid.texts.ts";
import { blockOf, pasted, shownRows } from "./paste.ts";
import { useSaving } from "./save.ts";
import "./grid.css";

interface Sheet {
  rows: Drafts;
  version?: number | undefined;
}
const nothing: Sheet = { rows: {} };
const newId = (): string => `new/${crypto.randomUUID()}`;

/** A list's prices as a sheet. Typed cells are marked and kept on this device until they are saved; saving is one reason for all of them. */
export const EntryGrid = ({ list, mayChange }: { list: PriceList; mayChange: boolean }) => {
  const say = useTexts(gridTexts);
  const { message } = App.useApp();
  const [find, setFind] = useState("");
  const [reason, setReason] = useState("");
  const { value: sheet, keep, drop, now } = useKept(`price-entries/${list.id}`, nothing);
  const { items, query } = useList(listPriceEntries, { params: { listId: list.id } });
  const { save, progress, problem } = useSaving(list, now, (next) =>
    Object.keys(next.rows).length ? keep(next) : drop(),
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const wanted = find.trim().toLowerCase();
  useEffect(() => {
    if (wanted && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [wanted, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const entries = (items as PriceEntry[]).map((entry) => ({ id: keyOf(entry), entry }));
  const current = new Map(entries.map(({ id, entry }) => [id, entry]));
  const all = shownRows(entries, sheet.rows);
  const rows = wanted ? all.filter(({ draft }) => draft.of.toLowerCase().includes(wanted)) : all;
  const keepRows = (next: Drafts): void => {
    const changed = Object.fromEntries(Object.entries(next).filter(([, draft]) => !draft.was || anyChange(draft)));
    if (Object.keys(changed).length === 0) drop();
    else keep({ rows: changed, version: Object.keys(sheet.rows).length > 0 ? sheet.version : list.version });
  };
  const put = (id: string, draft: Draft, part: Partial<Draft>): void => {
    const after = { ...draft, error: undefined, ...part };
    const gone = after.removed && !after.was;
    const { [id]: _, ...others } = sheet.rows;
    keepRows(gone ? others : { ...sheet.rows, [id]: after });
  };
  const paste = (row: string, column: Column, text: string): boolean => {
    const block = blockOf(text);
    if (block) keepRows(pasted(block, { row, column }, rows, sheet.rows, newId));
    return Boolean(block);
  };
  const submit = async (): Promise<void> => {
    const wrong = Object.entries(sheet.rows).flatMap(([id, draft]) => {
      const read = draft.removed ? undefined : entryOf(draft);
      return typeof read === "string" ? [[id, { ...draft, error: say(`wrong.${read}`) }] as const] : [];
    });
    if (wrong.length > 0) return keep({ ...sheet, rows: { ...sheet.rows, ...Object.fromEntries(wrong) } });
    const count = await save(reason.trim());
    if (count > 0) void message.success(say("saved", { count }));
    if (Object.keys(now().rows).length === 0) setReason("");
  };
  const unsaved = Object.keys(sheet.rows).length;
  const invalid = Object.values(sheet.rows).filter(({ error }) => error).length;
  const moved = unsaved > 0 && sheet.version !== undefined && sheet.version !== list.version && !progress;
  const changedByOthers = (id: string, { was }: Draft): string | undefined => {
    const entry = current.get(id);
    if (!was || !entry || JSON.stringify(entry) === JSON.stringify(was)) return undefined;
    return say("others", { price: draftOf(entry).price });
  };
  return (
    <Section
      title={say("title")}
      actions={
        <Input
          className="find-in"
          allowClear
          aria-label={say("find")}
          placeholder={say("find")}
          value={find}
          onChange={({ target }) => setFind(target.value)}
        />
      }
    >
      {mayChange && (
        <div className="row">
          <Button onClick={() => keepRows({ [newId()]: { ...blank }, ...sheet.rows })}>{say("addRow")}</Button>
          <span className="quiet small wide-only">{say("hint")}</span>
        </div>
      )}
      {moved && <Alert type="warning" showIcon role="status" title={say("listMoved")} />}
      <Shown query={{ data: query.data, error: query.error, refetch: query.refetch }} rows={8}>
        {() => (
          <EntryRows
            rows={rows}
            mayChange={mayChange}
            currency={list.currency}
            put={put}
            paste={paste}
            others={changedByOthers}
            empty={<Empty title={say(all.length > 0 ? "emptyFound" : "empty")} />}
            more={{ wanted: hasNextPage, busy: isFetchingNextPage, load: () => void fetchNextPage() }}
          />
        )}
      </Shown>
      {unsaved > 0 && (
        <div className="send-bar">
          {invalid > 0 ? (
            <p role="alert" className="complaint across">
              {say("invalid", { count: invalid })}
            </p>
          ) : (
            problem && (
              <div className="across">
                <ProblemNotice problem={problem} />
              </div>
            )
          )}
          <span role="status">{progress ? say("saving", { ...progress }) : say("changed", { count: unsaved })}</span>
          <Input
            aria-label={say("reason")}
            placeholder={say("reason")}
            value={reason}
            maxLength={500}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button disabled={Boolean(progress)} onClick={drop}>
            {say("discard")}
          </Button>
          <Button
            type="primary"
            loading={Boolean(progress)}
            disabled={reason.trim().length < 2}
            onClick={() => void submit()}
          >
            {say("save")}
          </Button>
        </div>
      )}
    </Section>
  );
};
