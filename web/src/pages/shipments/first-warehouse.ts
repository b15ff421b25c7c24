import { listLocations, type Location } from "../../../../shared/contracts/locations.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";

/** Where the list begins when nobody chose: the first of HQ's warehouses. */
export const useFirstWarehouse = (): Location | undefined => {
  const { atHq } = useMe();
  const places = useAsk(listLocations, { query: { tenant: "HQ", limit: 100 } }, atHq);
  return places.data?.items.find(({ kind }) => kind === "warehouse");
};
