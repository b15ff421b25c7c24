import * as z from "zod";
import { contract, roles } from "./contract.ts";
import { DistributorId, LocationId, Name, pageOf, Paging, Region, Version } from "./primitives.ts";

/** HQ's warehouse (仓库), an own store (直营店), a distributor's place. */
export const LocationKind = z.enum(["warehouse", "store", "distributor"]);
const Code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,30}$/);
export const Location = z.object({
  id: LocationId,
  /** The company's own number for it; unique. */
  code: Code,
  name: Name,
  kind: LocationKind,
  /** Whose stock lies there. */
  tenant: z.union([z.literal("HQ"), DistributorId]),
  region: Region,
  version: Version,
});
export type Location = z.infer<typeof Location>;

export const aLocation = {
  id: "loc_sh1",
  code: "SH-1",
  name: "上海一号仓",
  kind: "warehouse",
  tenant: "HQ",
  region: "华东",
  version: 1,
} as const;

export const createLocation = contract({
  name: "create-location",
  summary: { en: "Open a warehouse, a store or a distributor's place", zh: "新建仓库、门店或经销商库位" },
  method: "POST",
  path: "/locations",
  who: ["admin"],
  body: z
    .strictObject({
      /** Chosen by the caller where a distributor's record already names it. */
      id: LocationId.optional(),
      code: Code,
      name: Name,
      kind: LocationKind,
      tenant: z.union([z.literal("HQ"), DistributorId]),
      region: Region,
    })
    .refine(
      (l) => l.kind === "store" || (l.kind === "distributor") === (l.tenant !== "HQ"),
      "a warehouse is HQ's, a distributor's place a distributor's",
    ),
  ok: { status: 201, body: Location },
  refusals: ["location/code-taken"],
  example: {
    body: { code: "SH-1", name: "上海一号仓", kind: "warehouse", tenant: "HQ", region: "华东" },
    reply: aLocation,
  },
});
export const changeLocation = contract({
  name: "change-location",
  summary: { en: "Rename a location or move it to another region", zh: "修改仓库名称、编码或区域" },
  method: "PUT",
  path: "/locations/{locationId}",
  who: ["admin"],
  params: z.strictObject({ locationId: LocationId }),
  body: z.strictObject({ code: Code, name: Name, region: Region, expectedVersion: Version }),
  ok: { status: 200, body: Location },
  refusals: ["location/code-taken"],
  example: {
    params: { locationId: "loc_sh1" },
    body: { code: "SH-1", name: "上海中心仓", region: "华东", expectedVersion: 1 },
    reply: { ...aLocation, name: "上海中心仓", version: 2 },
  },
});
export const listLocations = contract({
  name: "list-locations",
  summary: { en: "Locations by code; a distributor sees its own", zh: "仓库列表（经销商只看到自己的）" },
  method: "GET",
  path: "/locations",
  who: roles,
  query: Paging.extend({ tenant: z.union([z.literal("HQ"), DistributorId]).optional() }),
  ok: { status: 200, body: pageOf(Location) },
  refusals: [],
  example: { query: { limit: "25" }, reply: { items: [aLocation] } },
});
