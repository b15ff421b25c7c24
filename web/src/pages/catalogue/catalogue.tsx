import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { listCatalogue } from "../../../../shared/contracts/catalog.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { ForBuyer, useBuyer } from "../../parts/buyer.tsx";
import { useCart, useMayOrder } from "../../parts/cart.ts";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { useSettled } from "../../parts/picker.tsx";
import { AddToCart } from "./add.tsx";
import { PriceCell, ProductCell, StockCell } from "./product.tsx";
import { catalogue } from "./texts.ts";
import "./catalogue.css";

/** What is looked for stands in the address, so that back and reload keep it. */
const useFilters = () => {
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState(search.get("q") ?? "");
  const q = useSettled(text.trim());
  const category = search.get("category") ?? "";
  const show = (next: { q: string; category: string }): void =>
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value)), { replace: true });
  useEffect(() => {
    if (q !== (search.get("q") ?? "")) show({ q, category });
  });
  return { text, setText, q, category, choose: (next: string) => show({ q, category: next }), all: () => (setText(""), show({ q: "", category: "" })) }; // prettier-ignore
};

const Categories = ({ chosen, choose }: { chosen: string; choose: (category: string) => void }) => {
  const say = useTexts(catalogue);
  const word = useTexts(words);
  const { query } = useBuyer();
  const first = useAsk(listCatalogue, { query: { limit: 100, ...query } });
  const known = new Set((first.data?.items ?? []).map(({ category }) => category));
  if (chosen) known.add(chosen);
  if (known.size < 2) return null;
  return (
    <div className="chips" role="group" aria-label={say("categories")}>
      {["", ...[...known].toSorted((a, b) => a.localeCompare(b))].map((category) => (
        <button
          key={category}
          type="button"
          className="chip"
          aria-pressed={category === chosen}
          onClick={() => choose(category)}
        >
          {category || word("all")}
        </button>
      ))}
    </div>
  );
};

const Products = () => {
  const say = useTexts(catalogue);
  const filters = useFilters();
  const { q, category } = filters;
  const { query } = useBuyer();
  const mayOrder = useMayOrder();
  const cart = useCart();
  return (
    <Section>
      <Input.Search
        aria-label={say("find")}
        placeholder={say("find")}
        allowClear
        maxLength={80}
        value={filters.text}
        onChange={({ target }) => filters.setText(target.value)}
      />
      <Categories chosen={category} choose={filters.choose} />
      <List
        label={say("title")}
        contract={listCatalogue}
        asked={{ query: { ...query, ...(q && { q }), ...(category && { category }) } }}
        rowKey={({ sku }) => sku}
        empty={
          <Empty title={say(q || category ? "emptyFound" : "empty")}>
            {(q || category) && <Button onClick={filters.all}>{say("emptyNext")}</Button>}
          </Empty>
        }
        columns={[
          { title: say("product"), cell: (item) => <ProductCell item={item} />, width: "2.4fr" },
          { title: say("stock"), cell: (item) => <StockCell item={item} />, width: "1fr" },
          { title: say("price"), cell: (item) => <PriceCell item={item} />, end: true, width: "1.2fr" },
          ...(mayOrder
            ? [
                {
                  title: say("order"),
                  cell: (item: Parameters<typeof AddToCart>[0]["item"]) =>
                    item.notOrderable ? null : <AddToCart item={item} cart={cart} />,
                  end: true,
                  width: "150px",
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
};

const Catalogue = () => {
  const say = useTexts(catalogue);
  const mayOrder = useMayOrder();
  const count = useCart().basket.lines.length;
  const actions = mayOrder && (
    <>
      <ButtonLink to="/cart?quick">{say("quick")}</ButtonLink>
      {count > 0 && (
        <ButtonLink to="/cart" primary>
          {say("toCart", { count })}
        </ButtonLink>
      )}
    </>
  );
  return (
    <Page title={say("title")} actions={actions}>
      <ForBuyer>
        <Products />
      </ForBuyer>
    </Page>
  );
};
export default Catalogue;
