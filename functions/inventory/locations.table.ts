import type { Location } from "../../shared/contracts/locations.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import {
  type Action,
  create,
  type Page,
  query,
  type Query,
  read,
  readMany,
  remove,
  update,
} from "../../shared/table.ts";

/*
 * 1. A location by its id             LOCATION#<id> / LOCATION
 * 2. All locations, by code           byOwner LOCATIONS
 * 3. A tenant's locations, by code    byStage LOCATIONS#<tenant>
 * 4. A code belongs to one location   LOCATION-CODE#<code> / CODE
 */
const key = (id: LocationId) => ({ pk: `LOCATION#${id}`, sk: "LOCATION" });
const codeKey = (code: string) => ({ pk: `LOCATION-CODE#${code.toUpperCase()}`, sk: "CODE" });
const taken = (code: string) => () => new Refusal("location/code-taken", { code });

const listed = (l: Location) => ({
  ownerPk: "LOCATIONS",
  ownerSk: l.code,
  stagePk: `LOCATIONS#${l.tenant}`,
  stageSk: l.code,
  summary: { id: l.id, code: l.code, name: l.name, kind: l.kind, region: l.region },
});
const fromItem = ({ id, code, name, kind, tenant, region, version }: Location): Location => ({
  id,
  code,
  name,
  kind,
  tenant,
  region,
  version,
});

export const readLocation = async (id: LocationId): Promise<Location | undefined> => {
  const item = await read<Location>(key(id));
  return item && fromItem(item);
};
/** Those of `ids` that exist. */
export const findLocations = async (ids: readonly LocationId[]): Promise<Map<LocationId, Location>> => {
  const items = await readMany<Location>([...new Set(ids)].map(key));
  return new Map(items.flatMap((item) => (item ? [[item.id, fromItem(item)]] : [])));
};

/** By the company's own number for it, whatever its case. */
export const findLocationByCode = async (code: string): Promise<Location | undefined> => {
  const id = (await read<{ locationId: LocationId }>(codeKey(code)))?.locationId;
  return id && readLocation(id);
};

/** The actions that open a location; for the commit that also makes what needs it. */
export const openLocation = (l: Omit<Location, "version">): Action[] => {
  const location: Location = { ...l, version: 1 };
  return [
    create({ ...key(l.id), type: "location", ...location, ...listed(location) }),
    create({ ...codeKey(l.code), type: "location-code", tenant: l.tenant, locationId: l.id }, taken(l.code)),
  ];
};
/** Tenant and kind stay: balances carry them. */
export const changedLocation = (before: Location, to: Pick<Location, "code" | "name" | "region">): Action[] => {
  const after: Location = { ...before, ...to, version: before.version + 1 };
  const { code, name, region, version } = after;
  const moved = before.code.toUpperCase() !== code.toUpperCase();
  return [
    update(key(before.id), {
      set: { code, name, region, version, ...listed(after) },
      when: { version: before.version },
    }),
    ...(moved
      ? [
          create(
            { ...codeKey(code), type: "location-code", tenant: before.tenant, locationId: before.id },
            taken(code),
          ),
          remove(codeKey(before.code)),
        ]
      : []),
  ];
};

interface Narrow {
  tenant: Location["tenant"];
  version: number;
  summary: Omit<Location, "tenant" | "version">;
}
export const listLocations = async (
  tenant: Location["tenant"] | "everyone",
  page: Pick<Query, "cursor" | "limit">,
): Promise<Page<Location>> => {
  const { items, cursor } = await query<Narrow>({
    ...(tenant === "everyone"
      ? { from: "byOwner", partition: "LOCATIONS" }
      : { from: "byStage", partition: `LOCATIONS#${tenant}` }),
    ...page,
  });
  return { items: items.map((i) => ({ ...i.summary, tenant: i.tenant, version: i.version })), cursor };
};

const owners = new Map<LocationId, Location["tenant"]>();
/** Whose stock lies there. Kept for good: a location's tenant never changes. Throws `location/unknown`. */
export const ownersOf = async (ids: readonly LocationId[]): Promise<Map<LocationId, Location["tenant"]>> => {
  const asked = new Set(ids);
  const unknown = [...asked].filter((id) => !owners.has(id));
  if (unknown.length > 0) {
    if (owners.size > 20_000) owners.clear();
    for (const [id, { tenant }] of await findLocations(unknown)) owners.set(id, tenant);
  }
  return new Map(
    [...asked].map((locationId) => {
      const tenant = owners.get(locationId);
      if (!tenant) throw new Refusal("location/unknown", { locationId });
      return [locationId, tenant];
    }),
  );
};
