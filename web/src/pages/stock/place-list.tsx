import { getStockMatrix } from "../../../../shared/contracts/inventory.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { useFormats } from "../../app/company.tsx";
import { useList } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Rows } from "../../parts/list.tsx";
import { Empty } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import type { MatrixRow } from "./grid.tsx";
import { LevelMark } from "./level-mark.tsx";
import { stock } from "./texts.ts";

/** Everything at one place, by SKU, with names. */
export const PlaceList = ({ locationId }: { locationId: LocationId }) => {
  const say = useTexts(stock);
  const word = useTexts(words);
  const { name, number } = useFormats();
  const { pages, query } = useList(getStockMatrix, { query: { locations: locationId } } as never);
  const figure = (row: MatrixRow, of: "onHand" | "reserved" | "inTransit" | "incoming"): string => {
    const line = row.cells[0]!;
    return line.view === "full" ? number(line[of]) : "";
  };
  return (
    <Shown query={{ data: query.data, error: query.error, refetch: query.refetch }}>
      {() => (
        <Rows
          label={say("title")}
          rows={pages.flatMap(({ rows }) => rows)}
          rowKey={({ sku }) => sku}
          to={({ sku }) => `/stock/${locationId}/${encodeURIComponent(sku)}`}
          empty={<Empty title={say("empty")} />}
          more={{ wanted: query.hasNextPage, busy: query.isFetchingNextPage, load: () => void query.fetchNextPage() }}
          columns={[
            { title: say("product"), cell: ({ sku, product }) => (product ? name(product.name) : sku), width: "2fr" },
            { title: say("available"), cell: ({ cells }) => number(cells[0]!.available), end: true },
            { title: "SKU", cell: ({ sku }) => <span className="quiet">{sku}</span> },
            { title: word("status"), cell: ({ cells }) => <LevelMark line={cells[0]!} />, width: "1.4fr" },
            { title: say("onHand"), cell: (row) => figure(row, "onHand"), end: true, wideOnly: true },
            { title: say("reserved"), cell: (row) => figure(row, "reserved"), end: true, wideOnly: true },
            { title: say("inTransit"), cell: (row) => figure(row, "inTransit"), end: true, wideOnly: true },
            { title: say("incoming"), cell: (row) => figure(row, "incoming"), end: true, wideOnly: true },
          ]}
        />
      )}
    </Shown>
  );
};
