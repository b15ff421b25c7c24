import { listSkuStock } from "../../../../shared/contracts/inventory.ts";
import { listLocations } from "../../../../shared/contracts/locations.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk, useList } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Rows } from "../../parts/list.tsx";
import { Section } from "../../parts/page.tsx";
import { products } from "./texts.ts";
import { productStock } from "./stock.texts.ts";

/** Where a product lies. */
export const ProductStock = ({ sku, unit }: { sku: string; unit: string }) => {
  const say = useTexts(products);
  const tell = useTexts(productStock);
  const { number } = useFormats();
  const { items, query } = useList(listSkuStock, { params: { sku } });
  const places = useAsk(listLocations, { query: { limit: 100 } });
  const nameOf = (id: string): string => places.data?.items.find((one) => one.id === id)?.name ?? id;
  return (
    <Section title={say("stock")}>
      <Rows
        label={say("stock")}
        rows={items}
        rowKey={({ locationId }) => locationId}
        to={({ locationId }) => `/stock/${locationId}/${encodeURIComponent(sku)}`}
        empty={<p className="quiet">{query.isPending ? "" : tell("nowhere")}</p>}
        more={{ wanted: query.hasNextPage, busy: query.isFetchingNextPage, load: () => void query.fetchNextPage() }}
        columns={[
          { title: tell("place"), cell: ({ locationId }) => nameOf(locationId), width: "2fr" },
          { title: tell("available"), cell: ({ available }) => `${number(available)} ${unit}`, end: true },
          { title: tell("onHand"), cell: (line) => line.view === "full" && number(line.onHand), end: true, wideOnly: true }, // prettier-ignore
        ]}
      />
    </Section>
  );
};
