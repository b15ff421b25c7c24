import { Form, Input } from "antd";
import { useNavigate, useParams } from "react-router";
import { changeProduct, getProduct } from "../../../../shared/contracts/catalog.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { SendForm } from "../../parts/form.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { ProductFormFields } from "./fields.tsx";
import { products } from "./texts.ts";
import { fieldsOf, type Values, valuesOf } from "./values.ts";

const EditProduct = () => {
  const say = useTexts(products);
  const word = useTexts(words);
  const go = useNavigate();
  const { sku = "" } = useParams();
  const at = `/products/${encodeURIComponent(sku)}`;
  const query = useAsk(getProduct, { params: { sku } });
  return (
    <Page title={`${say("edit")} · ${sku}`} back={at}>
      <Shown query={query}>
        {(product) => (
          <SendForm<typeof changeProduct, Values & { reason: string }>
            name={`product/${sku}`}
            contract={changeProduct}
            initial={valuesOf(product)}
            version={product.version}
            asked={({ reason, ...values }, expectedVersion) => ({
              params: { sku },
              body: { ...fieldsOf(values, product.status), expectedVersion, reason },
            })}
            done={() => void go(at)}
            onCancel={() => void go(at)}
          >
            {() => (
              <>
                <ProductFormFields made />
                <Section>
                  <Form.Item
                    name="reason"
                    label={word("reason")}
                    rules={[{ required: true, min: 2, whitespace: true, message: word("required") }]}
                  >
                    <Input.TextArea rows={2} maxLength={500} placeholder={word("reasonHint")} />
                  </Form.Item>
                </Section>
              </>
            )}
          </SendForm>
        )}
      </Shown>
    </Page>
  );
};
export default EditProduct;
