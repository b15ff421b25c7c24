import { DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import type { Cart } from "../../parts/cart.ts";
import type { CartLine } from "../../parts/basket.ts";
import { Rows } from "../../parts/list.tsx";
import { ExplainedPrice } from "../../parts/price-trace.tsx";
import { QuantityInput } from "../../parts/quantity.tsx";
import { SkuPicker } from "../../parts/sku-picker.tsx";
import type { Quote } from "./quote.ts";
import { cartTexts } from "./texts.ts";

type Quoted = Quote["lines"][number];
const Product = ({ line, quoted }: { line: CartLine; quoted: Quoted | undefined }) => {
  const say = useTexts(cartTexts);
  const { name, number } = useFormats();
  const { sku, quantity, pack } = line;
  const packs =
    pack && quantity % pack.size === 0 ? say("packs", { count: quantity / pack.size, pack: pack.name }) : "";
  const short = quoted && quoted.quantity === quantity && quoted.available < quantity;
  const figures = short && { available: number(quoted.available), incoming: number(quoted.incoming) };
  return (
    <span className="cart-product">
      <span className="strong">{name(line.name)}</span>
      <span className="quiet small">
        {sku} {packs}
      </span>
      {figures && (
        <span className="small missing">{say(quoted.incoming > 0 ? "shortIncoming" : "short", figures)}</span>
      )}
    </span>
  );
};

const Quantity = ({ line, cart }: { line: CartLine; cart: Cart }) => {
  const say = useTexts(cartTexts);
  const name = useFormats().name(line.name);
  const pack = line.pack?.size ?? 1;
  return (
    <span className="row">
      <QuantityInput
        label={say("quantityOf", { name })}
        less={say("lessOf", { name })}
        more={say("moreOf", { name })}
        value={line.quantity}
        step={line.wholePacksOnly ? pack : 1}
        jump={pack}
        min={1}
        onChange={(quantity) => cart.put({ ...line, quantity })}
      />
      <span className="quiet small">{line.unit}</span>
    </span>
  );
};

export const Lines = ({ cart, quote }: { cart: Cart; quote: Quote | undefined }) => {
  const say = useTexts(cartTexts);
  const word = useTexts(words);
  const { money, name } = useFormats();
  const quoted = new Map(quote?.lines.map((line) => [line.sku as string, line]));
  return (
    <>
      <Rows<CartLine>
        label={say("lines")}
        rows={cart.basket.lines}
        rowKey={({ sku }) => sku}
        empty={null}
        columns={[
          {
            title: say("product"),
            cell: (line) => <Product line={line} quoted={quoted.get(line.sku)} />,
            width: "1fr",
          },
          {
            title: say("price"),
            cell: ({ sku }) => {
              const line = quoted.get(sku);
              return line && <ExplainedPrice price={line.price} unit={line.unit} />;
            },
            end: true,
            width: "128px",
          },
          { title: word("quantity"), cell: (line) => <Quantity line={line} cart={cart} />, width: "164px" },
          {
            title: word("amount"),
            cell: (line) => {
              const amount = quoted.get(line.sku);
              return (
                <span className="amount">
                  {amount && money(amount.amountFen, amount.price.currency)}
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={say("removeOf", { name: name(line.name) })}
                    onClick={() => cart.put({ ...line, quantity: 0 })}
                  />
                </span>
              );
            },
            end: true,
            width: "144px",
          },
        ]}
      />
      <SkuPicker
        label={say("addProduct")}
        placeholder={say("addProduct")}
        onChange={(_, product) => product && cart.add([{ ...lineOf(product), quantity: product.pack?.size ?? 1 }])}
      />
    </>
  );
};
const lineOf = ({ sku, name, unit, pack, wholePacksOnly }: Omit<CartLine, "quantity">) => ({
  sku,
  name,
  unit,
  ...(pack && { pack }),
  ...(wholePacksOnly && { wholePacksOnly }),
});
