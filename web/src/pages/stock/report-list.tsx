import { type ClipboardEvent, type KeyboardEvent, useEffect } from "react";
import { getStockMatrix, type StockedProduct } from "../../../../shared/contracts/inventory.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { useFormats } from "../../app/company.tsx";
import { useList } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Rows } from "../../parts/list.tsx";
import { Empty } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { asksForLots, type Entries, type Entry, fitsKind, type Kind, pastedPairs } from "./entries.ts";
import { LotsEntry } from "./lots-entry.tsx";
import { report } from "./report.texts.ts";

export interface Line {
  sku: string;
  product?: StockedProduct | undefined;
  onHand: number;
  incoming: number;
}
interface Props {
  locationId: LocationId;
  kind: Kind;
  find: string;
  /** Products that were added by hand, and so come first. */
  added: readonly Line[];
  entries: Entries;
  change: (to: Entries) => void;
  told: (lines: readonly Line[]) => void;
  pasted: (count: number) => void;
}
const next = (event: KeyboardEvent<HTMLInputElement>): void => {
  const step = event.key === "Enter" || event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLInputElement>("input[data-figure]")];
  all[all.indexOf(event.currentTarget) + step]?.focus();
};

/** The products of a place, each with a box; Enter goes to the next one. */
export const ReportList = ({ locationId, kind, find, added, entries, change, told, pasted }: Props) => {
  const say = useTexts(report);
  const { name, number } = useFormats();
  const { pages, query } = useList(getStockMatrix, { query: { locations: locationId } } as never);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const looking = find !== "";
  useEffect(() => {
    if (looking && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [looking, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const here = pages
    .flatMap(({ rows }) => rows)
    .map(({ sku, product, cells: [line] }): Line => {
      const full = line?.view === "full" ? line : { onHand: 0, incoming: 0 };
      return { sku, product, onHand: full.onHand, incoming: full.incoming };
    });
  const known = new Set(here.map(({ sku }) => sku));
  const lines = [...added.filter(({ sku }) => !known.has(sku)), ...here];
  useEffect(() => told(lines), [lines.length, query.dataUpdatedAt]); // eslint-disable-line react-hooks/exhaustive-deps
  const put = (sku: string, entry: Entry): void => change({ ...entries, [sku]: entry });
  const paste = (event: ClipboardEvent): void => {
    const pairs = pastedPairs(event.clipboardData.getData("text/plain"));
    if (!pairs || pairs.length === 0) return;
    event.preventDefault();
    const spelled = new Map(lines.map(({ sku }) => [sku.toUpperCase(), sku]));
    const more = pairs.map(([sku, figure]) => [spelled.get(sku.toUpperCase()) ?? sku, { figure }] as const);
    change({ ...entries, ...Object.fromEntries(more) });
    pasted(pairs.length);
  };
  const box = ({ sku, product }: Line) => {
    const entry = entries[sku];
    if (asksForLots(kind, product))
      return (
        <LotsEntry
          locationId={locationId}
          sku={sku}
          expiry={product?.tracking === "lots-and-expiry"}
          booked={kind === "count"}
          signed={kind === "other"}
          entry={entry}
          change={(to) => put(sku, to)}
        />
      );
    const figure = entry?.figure ?? "";
    return (
      <input
        data-figure
        className="figure"
        inputMode={kind === "other" || kind === "announce" ? "text" : "numeric"}
        autoComplete="off"
        aria-label={say("quantityOf", { name: product ? name(product.name) : sku })}
        aria-invalid={figure !== "" && !fitsKind(kind, figure)}
        value={figure}
        maxLength={9}
        onFocus={({ target }) => target.select()}
        onKeyDown={next}
        onPaste={paste}
        onChange={({ target }) => put(sku, { figure: target.value.replaceAll(/[^-+\d]/g, "") })}
      />
    );
  };
  const text = ({ sku, product }: Line): string => `${sku} ${product ? name(product.name) : ""}`.toLowerCase();
  return (
    <Shown query={{ data: query.data, error: query.error, refetch: query.refetch }} rows={6}>
      {() => (
        <Rows
          label={say("title")}
          rows={looking ? lines.filter((line) => text(line).includes(find)) : lines}
          rowKey={({ sku }) => sku}
          empty={<Empty title={say(lines.length > 0 ? "emptyFound" : "empty")} />}
          more={{ wanted: hasNextPage, busy: isFetchingNextPage, load: () => void fetchNextPage() }}
          columns={[
            {
              title: say("product"),
              cell: ({ sku, product }) => (
                <>
                  {product ? name(product.name) : sku} <span className="quiet small">{sku}</span>
                </>
              ),
              width: "2fr",
            },
            { title: say("quantity"), cell: box, end: true, width: "1.6fr" },
            {
              title: say("onHand"),
              cell: ({ onHand, product }) => (
                <span className="quiet">
                  {number(onHand)} {product?.unit}
                </span>
              ),
              end: true,
              wideOnly: kind === "announce",
            },
            ...(kind === "receive" || kind === "announce"
              ? [{ title: say("incoming"), cell: ({ incoming }: Line) => number(incoming), end: true }]
              : []),
          ]}
        />
      )}
    </Shown>
  );
};
