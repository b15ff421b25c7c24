import { listSkuStock } from "../../../../shared/contracts/inventory.ts";
import { listLocations } from "../../../../shared/contracts/locations.ts";
import type { LocationId } from "../../../../shared/contracts/primitives.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk, useList } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Rows } from "../../parts/list.tsx";
import { Section } from "../../parts/page.tsx";
import { LevelMark } from "./level-mark.tsx";
import { stock } from "./texts.ts";

/** The same SKU in the other places that one may see. */
export const Elsewhere = ({ sku, but }: { sku: string; but: LocationId }) => {
  const say = useTexts(stock);
  const word = useTexts(words);
  const { number } = useFormats();
  const { items, query } = useList(listSkuStock, { params: { sku } });
  const places = useAsk(listLocations, { query: { limit: 100 } });
  const nameOf = (id: string): string => places.data?.items.find((one) => one.id === id)?.name ?? id;
  const rows = items.filter(({ locationId }) => locationId !== but);
  if (rows.length === 0) return null;
  return (
    <Section title={say("elsewhere")}>
      <Rows
        label={say("elsewhere")}
        rows={rows}
        rowKey={({ locationId }) => locationId}
        to={({ locationId }) => `/stock/${locationId}/${encodeURIComponent(sku)}`}
        empty={null}
        more={{
          wanted: query.hasNextPage,
          busy: query.isFetchingNextPage,
          load: () => void query.fetchNextPage(),
        }}
        columns={[
          { title: say("place"), cell: ({ locationId }) => nameOf(locationId), width: "2fr" },
          { title: say("available"), cell: ({ available }) => number(available), end: true },
          { title: word("status"), cell: (line) => <LevelMark line={line} />, width: "1.4fr" },
        ]}
      />
    </Section>
  );
};
