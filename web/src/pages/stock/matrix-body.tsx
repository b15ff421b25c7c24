import { useEffect } from "react";
import { Link } from "react-router";
import { getStockMatrix } from "../../../../shared/contracts/inventory.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { adjustStock } from "../../../../shared/contracts/stock-documents.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useList } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Rows } from "../../parts/list.tsx";
import { Empty, Section } from "../../parts/page.tsx";
import { ProblemNotice } from "../../parts/problem.tsx";
import { type MatrixRow, MatrixGrid } from "./grid.tsx";
import { levelOf, isShort, type Level } from "./level.ts";
import { LevelMark } from "./level-mark.tsx";
import type { Only } from "./matrix.tsx";
import { stock } from "./texts.ts";

const legend: readonly Level[] = ["critical", "short", "long"];
const fits = (row: MatrixRow, find: string, only: Only, nameOf: (name: object) => string): boolean => {
  const text = `${row.sku} ${row.product ? nameOf(row.product.name) : ""}`.toLowerCase();
  if (find && !text.includes(find.trim().toLowerCase())) return false;
  if (only === "all") return true;
  return row.cells.map(levelOf).some((level) => (only === "short" ? isShort(level) : level === "long"));
};

/** All rows that fit; while something is looked for, the rest is loaded by itself. On a phone one place, as a list. */
export const MatrixBody = ({
  places,
  find,
  only,
  narrow,
}: {
  places: readonly LocationId[];
  find: string;
  only: Only;
  narrow: boolean;
}) => {
  const say = useTexts(stock);
  const word = useTexts(words);
  const { name, number } = useFormats();
  const { role } = useMe();
  const { pages, query } = useList(getStockMatrix, { query: { locations: places.join(",") } } as never);
  const all = pages.flatMap(({ rows }) => rows);
  const rows = all.filter((row) => fits(row, find, only, name));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const looking = find.trim() !== "" || only !== "all";
  useEffect(() => {
    if (looking && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [looking, hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (query.error && all.length === 0)
    return <ProblemNotice problem={query.error} retry={() => void query.refetch()} />;
  const busy = query.isPending || (looking && hasNextPage);
  const more = { wanted: hasNextPage, busy: isFetchingNextPage, load: () => void fetchNextPage() };
  const nothing = busy ? (
    <p className="quiet" role="status" aria-busy>
      {word("loading")}
    </p>
  ) : (
    <Empty title={say(all.length > 0 ? "emptyFound" : "empty")}>
      {all.length === 0 && (adjustStock.who as readonly string[]).includes(role) && (
        <Link to={`/stock-report?place=${places[0]}`}>{say("emptyNext")}</Link>
      )}
    </Empty>
  );
  if (rows.length === 0) return nothing;
  if (narrow)
    return (
      <Section>
        <Rows
          label={say("title")}
          rows={rows}
          rowKey={({ sku }) => sku}
          to={({ sku }) => `/stock/${places[0]}/${encodeURIComponent(sku)}`}
          empty={nothing}
          more={more}
          columns={[
            { title: say("product"), cell: ({ sku, product }) => (product ? name(product.name) : sku) },
            { title: say("available"), cell: ({ cells }) => number(cells[0]!.available), end: true },
            { title: "SKU", cell: ({ sku }) => <span className="quiet small">{sku}</span> },
            { title: word("status"), cell: ({ cells }) => <LevelMark line={cells[0]!} /> },
          ]}
        />
      </Section>
    );
  return (
    <>
      <MatrixGrid locations={pages[0]!.locations} rows={rows} more={more} />
      <div className="row">
        {legend.map((level) => (
          <LevelMark key={level} level={level} />
        ))}
        <span className="quiet small">
          {word("rows", { count: rows.length })}
          {hasNextPage && " +"}
        </span>
      </div>
    </>
  );
};
