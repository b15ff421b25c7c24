import { useState } from "react";
import { listCatalogue, listProducts } from "../../../shared/contracts/catalog.ts";
import { useFormats, useMe } from "../app/company.tsx";
import { useAsk } from "../app/data.ts";
import type { PickedProduct } from "./basket.ts";
import { Picker, type PickerProps, useSettled } from "./picker.tsx";

/** A product by SKU, name, brand or barcode: of the whole range for HQ, of what it can order for a distributor. */
export const SkuPicker = (props: PickerProps<PickedProduct>) => {
  const { atHq } = useMe();
  const { name } = useFormats();
  const [text, setText] = useState("");
  const q = useSettled(text.trim());
  const { value } = props;
  const query = { limit: 20, ...(q && { q }) };
  const ours = useAsk(listProducts, { query }, atHq);
  const theirs = useAsk(listCatalogue, { query }, !atHq);
  const chosen = { query: { q: value ?? "", limit: 1 } };
  const ourChosen = useAsk(listProducts, chosen, atHq && Boolean(value));
  const theirChosen = useAsk(listCatalogue, chosen, !atHq && Boolean(value));
  const choiceOf = (one: PickedProduct) => ({ value: one.sku, label: name(one.name), note: one.sku, thing: one });
  const found: PickedProduct[] = (atHq ? ours.data?.items : theirs.data?.items) ?? [];
  const known = (atHq ? ourChosen.data?.items : theirChosen.data?.items)?.find(({ sku }) => sku === value);
  return (
    <Picker
      {...props}
      choices={found.map(choiceOf)}
      chosen={known && choiceOf(known)}
      busy={atHq ? ours.isPending : theirs.isPending}
      onSearch={setText}
    />
  );
};
