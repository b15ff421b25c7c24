import { Button } from "antd";
import type { KeyboardEvent, ReactNode } from "react";
import type { Currency } from "../../../../shared/contracts/primitives.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Rows } from "../../parts/list.tsx";
import { type Column, type Draft, isChanged } from "./draft.ts";
import { gridTexts } from "./grid.texts.ts";

interface Row {
  id: string;
  draft: Draft;
}
interface Props {
  rows: readonly Row[];
  mayChange: boolean;
  currency: Currency;
  put: (id: string, draft: Draft, part: Partial<Draft>) => void;
  /** True where a block was taken. */
  paste: (row: string, column: Column, text: string) => boolean;
  others: (id: string, draft: Draft) => string | undefined;
  empty: ReactNode;
  more: { wanted: boolean; busy: boolean; load: () => void };
}
const kinds = ["sku", "category", "all"] as const;
const move = (event: KeyboardEvent<HTMLInputElement>, column: Column): void => {
  const step = event.key === "Enter" || event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step || (event.currentTarget.type === "date" && event.key !== "Enter")) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`)];
  all[all.indexOf(event.currentTarget) + step]?.focus();
};

export const EntryRows = ({ rows, mayChange, currency, put, paste, others, empty, more }: Props) => {
  const say = useTexts(gridTexts);
  const word = useTexts(words);
  const box = (column: Column, { id, draft }: Row, type = "text") => (
    <input
      type={type}
      data-column={column}
      data-empty={draft[column] === ""}
      aria-label={`${say(column)} ${draft.of}`}
      aria-invalid={Boolean(draft.error)}
      className={`cell ${isChanged(draft, column) ? "unsaved" : ""} ${column === "quantity" || column === "price" ? "figure" : ""}`}
      readOnly={!mayChange || draft.removed}
      placeholder={column === "price" ? say("priceHint") : undefined}
      value={draft[column]}
      onKeyDown={(event) => move(event, column)}
      onPaste={(event) => {
        if (mayChange && paste(id, column, event.clipboardData.getData("text/plain"))) event.preventDefault();
      }}
      onChange={({ target }) => put(id, draft, { [column]: target.value })}
    />
  );
  const scope = (row: Row) => {
    const { id, draft } = row;
    const said = draft.error ?? others(id, draft);
    return (
      <span className={`scope ${draft.removed ? "removed" : ""}`}>
        <select
          className={`cell ${isChanged(draft, "kind") ? "unsaved" : ""}`}
          aria-label={`${say("kind")} ${draft.of}`}
          disabled={!mayChange || draft.removed}
          value={draft.kind}
          onChange={({ target }) => put(id, draft, { kind: target.value as Draft["kind"] })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`kind.${kind}`)}
            </option>
          ))}
        </select>
        {draft.kind !== "all" && box("of", row)}
        {said && <small className={draft.error ? "complaint" : "quiet"}>{said}</small>}
      </span>
    );
  };
  const action = ({ id, draft }: Row) =>
    draft.removed ? (
      <Button size="small" onClick={() => put(id, draft, { removed: undefined })}>
        {say("keep")}
      </Button>
    ) : (
      <Button
        size="small"
        type="text"
        aria-label={say("remove", { of: draft.of, quantity: draft.quantity })}
        onClick={() => put(id, draft, { removed: true })}
      >
        ×
      </Button>
    );
  return (
    <div className="entry-grid">
      <Rows
        label={say("title")}
        rows={rows}
        rowKey={({ id }) => id}
        empty={empty}
        more={more}
        columns={[
          { title: say("of"), cell: scope, width: "2fr" },
          { title: say("quantity"), cell: (row) => box("quantity", row), width: "1fr", end: true },
          { title: `${say("price")} (${currency})`, cell: (row) => box("price", row), width: "1.2fr", end: true },
          { title: say("from"), cell: (row) => box("from", row, "date"), width: "1.1fr" },
          { title: say("to"), cell: (row) => box("to", row, "date"), width: "1.1fr" },
          ...(mayChange ? [{ title: word("remove"), cell: action, width: "70px" }] : []),
        ]}
      />
    </div>
  );
};
