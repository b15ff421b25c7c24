import { useParams } from "react-router";
import { changeProduct, discontinueProduct, getProduct } from "../../../../shared/contracts/catalog.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { useFormats, useMe, usePlace } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { Act } from "../../parts/act.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { Tag } from "../../parts/tags.tsx";
import { ProductStock } from "./product-stock.tsx";
import { products } from "./texts.ts";

const ProductPage = () => {
  const say = useTexts(products);
  const word = useTexts(words);
  const { name, money, percent, date } = useFormats();
  const { is } = useMe();
  const { company } = usePlace();
  const { sku = "" } = useParams();
  const query = useAsk(getProduct, { params: { sku } });
  const product = query.data;
  const at = `/products/${encodeURIComponent(sku)}`;
  const changes = is(...(changeProduct.who as readonly Role[]));
  return (
    <Page
      title={product ? name(product.name) : sku}
      back="/products"
      tag={product && <Tag tone={product.status === "active" ? "good" : "calm"}>{say(`status.${product.status}`)}</Tag>}
      actions={
        product && (
          <>
            {changes && (
              <ButtonLink primary to={`${at}/edit`}>
                {say("edit")}
              </ButtonLink>
            )}
            <ButtonLink to={`/forecasts/sku/${encodeURIComponent(sku)}`}>{say("forecast")}</ButtonLink>
            <ButtonLink to={`/price-explain?sku=${encodeURIComponent(sku)}`}>{say("prices")}</ButtonLink>
            {changes && product.status === "active" && (
              <Act
                contract={discontinueProduct}
                label={say("discontinue")}
                asks={<p>{say("discontinueAsks", { name: name(product.name) })}</p>}
                reason="needed"
                button={{ danger: true }}
                asked={(reason) => ({ params: { sku }, body: { expectedVersion: product.version, reason } })}
              />
            )}
          </>
        )
      }
    >
      <Shown query={query}>
        {(one) => (
          <>
            <Section>
              <Facts
                rows={[
                  ["SKU", one.sku],
                  [say("nameZh"), one.name.zh],
                  [say("nameEn"), one.name.en],
                  [say("category"), one.category],
                  [say("brand"), one.brand],
                  [say("specification"), one.specification],
                  [say("unit"), one.unit],
                  [say("pack"), one.pack && say("packOf", { ...one.pack, unit: one.unit })],
                  [say("wholePacksOnly"), one.pack && word(one.wholePacksOnly ? "yes" : "no")],
                  [say("barcode"), one.barcode],
                  [say("taxRate"), percent(one.taxRate ?? company.defaultTaxRate)],
                  [say("floor"), one.floorFen !== undefined && money(one.floorFen)],
                  [say("tracking"), one.tracking && say(`tracking.${one.tracking}`)],
                  [say("orderableFrom"), one.orderableFrom && date(one.orderableFrom)],
                ]}
              />
            </Section>
            <ProductStock sku={sku} unit={one.unit} />
          </>
        )}
      </Shown>
    </Page>
  );
};
export default ProductPage;
