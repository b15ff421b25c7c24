import { listLocations } from "../../../../shared/contracts/locations.ts";
import { useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";

/** Names of HQ's warehouses, for HQ: a distributor does not see them. */
export const usePlaceNames = (): ((id: unknown) => string | undefined) => {
  const { atHq } = useMe();
  const places = useAsk(listLocations, { query: { tenant: "HQ", limit: 100 } }, atHq);
  const names = new Map(places.data?.items.map(({ id, name }) => [id as string, name]));
  return (id) => names.get(String(id));
};
