import { Button, Skeleton } from "antd";
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { Contract } from "../../../shared/contracts/contract.ts";
import type { Asked, Reply } from "../app/ask.ts";
import { useList } from "../app/data.ts";
import { useIsStill } from "../app/still.ts";
import { useTexts } from "../app/texts.ts";
import { words } from "../app/words.ts";
import { ProblemNotice } from "./problem.tsx";

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** CSS grid width: `2fr`, `120px`. */
  width?: string;
  /** Figures stand at the right. */
  end?: boolean;
  /** Left out on a phone, where each row is a card. */
  wideOnly?: boolean;
}
interface Look<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** The row's own page: the first column becomes the link. */
  to?: (row: Row) => string;
  empty: ReactNode;
}
interface RowsProps<Row> extends Look<Row> {
  rows: readonly Row[];
  more?: { wanted: boolean; busy: boolean; failed?: boolean; load: () => void };
}

const Loading = () => <Skeleton active title={false} paragraph={{ rows: 6 }} />;
/** Rows of one kind: a grid on a desktop, cards on a phone; only those in view are in the page, so that 100,000 scroll like ten. */
export const Rows = <Row,>({ label, columns, rowKey, to, empty, rows, more }: RowsProps<Row>) => {
  const say = useTexts(words);
  const box = useRef<HTMLDivElement>(null);
  const still = useIsStill();
  const inPage = useRef<number[]>([]);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 49,
    overscan: 12,
    scrollMargin: box.current?.offsetTop ?? 0,
    // A row whose dialog is open stays in the page.
    rangeExtractor: (range: Range) => (still ? inPage.current : (inPage.current = defaultRangeExtractor(range))),
    getItemKey: (i) => rowKey(rows[i]!),
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more?.wanted && !more.busy && !more.failed && last >= rows.length - 10) more.load();
  }, [last, rows.length, more]);
  // What is looked for may be on a later page.
  if (rows.length === 0) return more?.wanted && !more.failed ? <Loading /> : <>{empty}</>;
  const grid = { gridTemplateColumns: columns.map(({ width }) => `minmax(0, ${width ?? "1fr"})`).join(" ") };
  return (
    <>
      <div className="list" role="table" aria-label={label} aria-rowcount={more?.wanted ? -1 : rows.length + 1}>
        <div className="list-head" role="row" style={grid}>
          {columns.map(({ title, end }) => (
            <span role="columnheader" key={title} className={end ? "end" : undefined}>
              {title}
            </span>
          ))}
        </div>
        <div ref={box} role="rowgroup" className="list-body" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, key, start }) => {
            const row = rows[index]!;
            const offset = start - virtual.options.scrollMargin;
            return (
              <div
                role="row"
                aria-rowindex={index + 2}
                key={key as string}
                data-index={index}
                ref={virtual.measureElement}
                className="list-row"
                style={{ ...grid, transform: `translateY(${offset}px)` }}
              >
                {columns.map(({ title, cell, end, wideOnly }, i) => (
                  <span
                    role="cell"
                    key={title}
                    className={`${end ? "end" : ""} ${wideOnly ? "wide-only" : ""}`}
                    data-title={title}
                  >
                    {to && i === 0 ? <Link to={to(row)}>{cell(row)}</Link> : cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {more?.wanted && (
        <div className="list-more">
          <Button onClick={more.load} loading={more.busy}>
            {say("more")}
          </Button>
        </div>
      )}
    </>
  );
};

type Listed<C extends Contract<any, any, any, any>> = Reply<C>["items"][number];
/** A list route, whole: it loads as one scrolls, says what is missing and what to do when there is nothing. */
export const List = <C extends Contract<any, any, any, any>>({
  contract,
  asked,
  only = () => true,
  ...look
}: Look<Listed<C>> & { contract: C; asked: Asked<C>; only?: (row: Listed<C>) => boolean }) => {
  const say = useTexts(words);
  const [stretches, setStretches] = useState<{ of: string; starts: string[] }>({ of: "", starts: [] });
  const of = JSON.stringify(asked);
  const starts = stretches.of === of ? stretches.starts : [];
  const { items, query, next } = useList(contract, asked, true, starts.at(-1));
  const go = (to: string[]): void => {
    setStretches({ of, starts: to });
    scrollTo(0, 0);
  };
  if (query.isPending) return <Loading />;
  const more = {
    wanted: query.hasNextPage,
    busy: query.isFetchingNextPage,
    failed: query.isFetchNextPageError,
    load: () => void query.fetchNextPage(),
  };
  return (
    <>
      {query.error && <ProblemNotice problem={query.error} retry={() => void query.refetch()} />}
      {!(query.error && items.length === 0) && (
        <Rows<Listed<C>> {...look} rows={(items as Listed<C>[]).filter(only)} more={more} />
      )}
      {(next ?? starts.length > 0) && (
        <div className="list-more">
          {starts.length > 0 && <Button onClick={() => go(starts.slice(0, -1))}>{say("stretch.back")}</Button>}
          {next && <Button onClick={() => go([...starts, next])}>{say("stretch.on", { count: items.length })}</Button>}
        </div>
      )}
    </>
  );
};
