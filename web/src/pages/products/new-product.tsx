import { useNavigate } from "react-router";
import { createProduct } from "../../../../shared/contracts/catalog.ts";
import { useTexts } from "../../app/texts.ts";
import { SendForm } from "../../parts/form.tsx";
import { Page } from "../../parts/page.tsx";
import { ProductFormFields } from "./fields.tsx";
import { products } from "./texts.ts";
import { blank, fieldsOf, type Values } from "./values.ts";

const NewProduct = () => {
  const say = useTexts(products);
  const go = useNavigate();
  return (
    <Page title={say("create")} back="/products">
      <SendForm<typeof createProduct, Values>
        name="product/new"
        contract={createProduct}
        initial={blank}
        asked={(values) => ({ body: { ...fieldsOf(values, "active"), sku: values.sku.trim() } })}
        done={({ sku }) => void go(`/products/${encodeURIComponent(sku)}`)}
        onCancel={() => void go("/products")}
      >
        {() => <ProductFormFields made={false} />}
      </SendForm>
    </Page>
  );
};
export default NewProduct;
