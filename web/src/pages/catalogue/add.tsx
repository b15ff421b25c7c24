import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { CatalogueItem } from "../../../../shared/contracts/catalog.ts";
import type { z } from "zod";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import type { CartLine } from "../../parts/basket.ts";
import type { Cart } from "../../parts/cart.ts";
import { QuantityInput } from "../../parts/quantity.tsx";
import { catalogue } from "./texts.ts";

export type Item = z.infer<typeof CatalogueItem>;
const lineOf = ({ sku, name, unit, pack, wholePacksOnly }: Item, quantity: number): CartLine => ({
  sku,
  name,
  unit,
  quantity,
  wholePacksOnly,
  ...(pack && { pack }),
});

/** One click puts a pack (or a unit) into the cart; from then on its quantity is changed in place. */
export const AddToCart = ({ item, cart }: { item: Item; cart: Cart }) => {
  const say = useTexts(catalogue);
  const name = useFormats().name(item.name);
  const { lines } = cart.basket;
  const held = lines.find(({ sku }) => sku === item.sku);
  const step = item.pack?.size ?? 1;
  if (!held)
    return (
      <Button
        icon={<PlusOutlined aria-hidden />}
        aria-label={say("addOf", { name })}
        onClick={() => cart.add([lineOf(item, step)])}
      >
        {say("add")}
      </Button>
    );
  return (
    <QuantityInput
      label={say("quantityOf", { name })}
      less={say("lessOf", { name })}
      more={say("moreOf", { name })}
      value={held.quantity}
      step={item.wholePacksOnly ? step : 1}
      jump={step}
      onChange={(quantity) => cart.put(lineOf(item, quantity))}
    />
  );
};
