import { Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { createProduct, listProducts } from "../../../../shared/contracts/catalog.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { useAddress } from "../../parts/address.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { useSettled } from "../../parts/picker.tsx";
import { Tag } from "../../parts/tags.tsx";
import { products } from "./texts.ts";

const Products = () => {
  const say = useTexts(products);
  const word = useTexts(words);
  const { name } = useFormats();
  const { is } = useMe();
  const { get, change } = useAddress();
  const [text, setText] = useState(get("q") ?? "");
  const q = useSettled(text.trim());
  const category = get("category");
  return (
    <Page
      title={say("title")}
      actions={
        is(...(createProduct.who as readonly Role[])) && (
          <ButtonLink primary to="/product-new">
            {say("create")}
          </ButtonLink>
        )
      }
    >
      <div className="filters">
        <Input.Search
          style={{ width: "min(100%, 320px)" }}
          allowClear
          aria-label={say("find")}
          placeholder={say("find")}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onSearch={(value) => change({ q: value.trim() })}
        />
        {category && (
          <Tag tone="info">
            {say("category")}: {category}{" "}
            <Link to="/products" aria-label={say("all")}>
              ×
            </Link>
          </Tag>
        )}
      </div>
      <Section>
        <List
          label={say("title")}
          contract={listProducts}
          asked={{ query: { ...(q && { q }), ...(category && { category }) } }}
          rowKey={({ sku }) => sku}
          to={({ sku }) => `/products/${encodeURIComponent(sku)}`}
          empty={
            <Empty title={say(q || category ? "emptyFound" : "empty")}>
              {!q && !category && is("admin") && <Link to="/imports?kind=products">{say("importThem")}</Link>}
            </Empty>
          }
          columns={[
            { title: say("product"), cell: (row) => name(row.name), width: "2fr" },
            {
              title: word("status"),
              cell: ({ status }) => <Tag tone={status === "active" ? "good" : "calm"}>{say(`status.${status}`)}</Tag>,
              width: "110px",
            },
            { title: "SKU", cell: ({ sku }) => <span className="quiet">{sku}</span> },
            {
              title: say("category"),
              cell: (row) => <Link to={`/products?category=${encodeURIComponent(row.category)}`}>{row.category}</Link>,
            },
            { title: say("brand"), cell: ({ brand }) => brand, wideOnly: true },
            { title: say("specification"), cell: ({ specification }) => specification, wideOnly: true },
          ]}
        />
      </Section>
    </Page>
  );
};
export default Products;
