import type { z } from "zod";
import { listLocations, type Location, type LocationKind } from "../../../shared/contracts/locations.ts";
import { useAsk } from "../app/data.ts";
import { Picker, type PickerProps } from "./picker.tsx";

/** A warehouse, a store, a distributor's place: those that the reader sees, or of one kind. */
export const LocationPicker = ({
  kinds,
  tenant,
  ...props
}: PickerProps<Location> & { kinds?: readonly z.infer<typeof LocationKind>[]; tenant?: Location["tenant"] }) => {
  const found = useAsk(listLocations, { query: { limit: 100, ...(tenant && { tenant }) } });
  const choices = (found.data?.items ?? [])
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .map((one) => ({ value: one.id as string, label: one.name, note: `${one.code} · ${one.region}`, thing: one }));
  return <Picker {...props} choices={choices} busy={found.isPending} />;
};
