import { useState } from "react";
import { getDistributor, listDistributors } from "../../../shared/contracts/distributors.ts";
import { searchAll } from "../../../shared/contracts/search.ts";
import { useAsk } from "../app/data.ts";
import { Picker, type PickerProps, useSettled } from "./picker.tsx";

/** A distributor, store or direct customer, for HQ: found by name, code, contact, phone or region. */
export const DistributorPicker = (props: PickerProps<{ id: string; name: string }>) => {
  const [text, setText] = useState("");
  const q = useSettled(text.trim());
  const first = useAsk(listDistributors, { query: { limit: 20, status: "active" } }, q === "");
  const hits = useAsk(searchAll, { query: { q, kind: "distributor", limit: 20 } }, q !== "");
  const { value } = props;
  const one = useAsk(getDistributor, { params: { distributorId: value ?? "" } }, Boolean(value));
  const choices = q
    ? (hits.data?.items ?? []).map(({ id, title, subtitle }) => ({ value: id, label: title, note: subtitle, thing: { id, name: title } })) // prettier-ignore
    : (first.data?.items ?? []).map(({ id, name, code, region }) => ({ value: id as string, label: name, note: `${code} · ${region}`, thing: { id, name } })); // prettier-ignore
  return (
    <Picker
      {...props}
      choices={choices}
      chosen={one.data && { value: one.data.id, label: one.data.name }}
      busy={q ? hits.isPending : first.isPending}
      onSearch={setText}
    />
  );
};
