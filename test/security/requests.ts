import type { z } from "zod";
import type { CallOptions } from "../support/call.ts";
import type { AnyContract } from "../support/contracts.ts";
import type { Things } from "../contracts/world.ts";

/** Each id's prefix, and the name under which the world keeps a thing of that kind. */
const kinds: Record<string, string> = {
  ord: "orderId",
  dst: "distributorId",
  usr: "userId",
  shp: "shipmentId",
  loc: "locationId",
  ent: "entityId",
  inv: "invoiceId",
  rct: "receiptId",
  alr: "alertId",
  spl: "lineId",
  spr: "supplyRunId",
  trf: "transferId",
  svl: "savedListId",
  doc: "documentId",
  pl: "listId",
  car: "carrierId",
  fcr: "runId",
  imp: "importId",
  ntf: "entryId",
};
/** What belongs to nobody's distributor: HQ's own, whose mere names are no secret. */
const ofHq = new Set(["listId", "carrierId", "importId", "entryId", "runId", "lineId", "supplyRunId", "transferId"]);
/** Optional fields in which somebody could name what is another's, though the example does not. */
const optional: Record<string, string> = {
  distributorId: "distributorId",
  entityId: "entityId",
  tenant: "distributorId",
  locationId: "locationId",
  locations: "locationId",
  parentId: "distributorId",
};

type Part = "params" | "query" | "body";
/** A place in a request where an id stands. */
export interface Slot {
  part: Part;
  path: readonly (string | number)[];
  kind: string;
  tenantOwned: boolean;
}
const kindOf = (value: unknown): string | undefined => {
  const prefix = typeof value === "string" ? /^([a-z]{2,3})_[0-9A-Za-z-]+$/.exec(value)?.[1] : undefined;
  if (prefix === undefined) return undefined;
  const kind = kinds[prefix];
  if (!kind) throw new Error(`test/security/requests.ts knows no thing for ids like ${String(value)}`);
  return kind;
};
const idsIn = (value: unknown, path: (string | number)[] = []): { path: (string | number)[]; kind: string }[] => {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, inner]) =>
      idsIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
    );
  const kind = kindOf(value);
  return kind ? [{ path, kind }] : [];
};

const parts = ["params", "query", "body"] as const;
const shapeOf = (route: AnyContract, part: Part): string[] =>
  Object.keys((route[part] as { shape?: object } | undefined)?.shape ?? {});

/** Every place of a route's request where an id stands or may stand. */
export const slotsOf = (route: AnyContract): Slot[] =>
  parts.flatMap((part) => {
    const given = idsIn(route.example[part]);
    const named = shapeOf(route, part)
      .filter((name) => name in optional && !given.some(({ path }) => path[0] === name))
      .map((name) => ({ path: [name], kind: optional[name]! }));
    return [...given, ...named].map((slot) => ({ part, ...slot, tenantOwned: !ofHq.has(slot.kind) }));
  });

const setAt = (target: any, path: readonly (string | number)[], value: unknown): void => {
  const at = path.slice(0, -1).reduce((inner, name) => (inner[name] ??= {}), target);
  at[path.at(-1)!] = value;
};
/** SKUs are the company's; a version that nothing has keeps what is allowed from changing the world under the next cell. */
const adapt = (value: any, stale: boolean, name = ""): any => {
  if (Array.isArray(value)) return value.map((one) => adapt(one, stale));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, adapt(inner, stale, field)]));
  if (name === "sku" || (name === "" && typeof value === "string" && /^(TEA|WATER)-\d+$/.test(value))) return "TEA-1";
  if (name === "expectedVersion" && stale) return typeof value === "string" ? "999" : 999;
  return value;
};

/** The route's example about these things; `only` puts one slot's id in, `leave` the optional ones out but for it. */
export const requestFor = (
  route: AnyContract,
  things: Things,
  o: { only?: { slot: Slot; id: string }; stale?: boolean } = {},
): CallOptions => {
  const example = structuredClone({
    params: route.example.params,
    query: route.example.query,
    body: route.example.body,
  }) as Record<Part, any>;
  const request = adapt(example, o.stale ?? true) as Record<Part, any>;
  for (const part of parts) if (route[part]) request[part] ??= {};
  // Filters hide what a list might leak.
  const filters = (route.query as { shape?: Record<string, z.ZodType> } | undefined)?.shape ?? {};
  const bare = idsIn(route.example.query).length === 0;
  for (const name of Object.keys(request.query ?? {}))
    if (bare && filters[name]?.safeParse(undefined).success) delete request.query[name];
  const given = new Set(parts.flatMap((part) => idsIn(route.example[part]).map(({ path }) => `${part}.${path.join(".")}`))); // prettier-ignore
  for (const { part, path, kind } of slotsOf(route)) {
    if (!given.has(`${part}.${path.join(".")}`)) continue;
    const thing = things[kind];
    if (!thing) throw new Error(`${route.name} needs a ${kind}, and the world has none`);
    setAt(request[part], path, thing);
  }
  if (o.only) setAt(request[o.only.slot.part], o.only.slot.path, o.only.id);
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
};

/** An id of the right kind that nothing has. */
export const missing = (id: string): string => `${id.split("_")[0]}_${"0".repeat(20)}`;
