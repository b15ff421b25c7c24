import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import type { StockLine } from "../../../../shared/contracts/inventory.ts";
import type { Location } from "../../../../shared/contracts/locations.ts";
import type { getStockMatrix } from "../../../../shared/contracts/inventory.ts";
import type { Reply } from "../../app/ask.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { levelOf, marks } from "./level.ts";
import { stock } from "./texts.ts";

export type MatrixRow = Reply<typeof getStockMatrix>["rows"][number];

/** One figure with its colour, its mark and, for those who hear it, its words; it opens its place and SKU. */
const Cell = ({ line }: { line: StockLine }) => {
  const say = useTexts(stock);
  const { number } = useFormats();
  const level = levelOf(line);
  const coming = line.view === "full" ? line.inTransit + line.incoming : 0;
  return (
    <span role="cell" className={`level level-${level}`} title={say(`level.${level}`)}>
      <Link to={`/stock/${line.locationId}/${encodeURIComponent(line.sku)}`}>
        <span>
          <span aria-hidden>{marks[level]} </span>
          {number(line.available)}
          <span className="sr-only"> {say(`level.${level}`)}</span>
        </span>
        {coming > 0 && <small>+{number(coming)}</small>}
      </Link>
    </span>
  );
};

/** SKU × place. Rows in view alone are in the page; head and first column stay. */
export const MatrixGrid = ({
  locations,
  rows,
  more,
}: {
  locations: readonly Location[];
  rows: readonly MatrixRow[];
  more: { wanted: boolean; busy: boolean; load: () => void };
}) => {
  const say = useTexts(stock);
  const { name } = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 52,
    overscan: 12,
    scrollPaddingStart: 40,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more.wanted && !more.busy && last >= rows.length - 10) more.load();
  }, [last, rows.length, more]);
  const columns = { gridTemplateColumns: `minmax(200px, 1.6fr) repeat(${locations.length}, minmax(116px, 1fr))` };
  return (
    <div className="matrix" ref={box} role="table" aria-label={say("title")} aria-rowcount={-1}>
      <div className="matrix-in">
        <div role="rowgroup" className="matrix-head" style={{ display: "block" }}>
          <div role="row" className="matrix-head" style={columns}>
            <span role="columnheader">{say("product")}</span>
            {locations.map((one) => (
              <span role="columnheader" key={one.id} className="end">
                <Link to={`/stock/${one.id}`}>{one.name}</Link>
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="matrix-body" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const { sku, product, cells } = rows[index]!;
            return (
              <div
                role="row"
                key={sku}
                className="matrix-row"
                style={{ ...columns, transform: `translateY(${start}px)` }}
              >
                <span role="rowheader" className="matrix-name">
                  {product ? name(product.name) : sku}
                  <small>{sku}</small>
                </span>
                {cells.map((line) => (
                  <Cell key={line.locationId} line={line} />
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};
