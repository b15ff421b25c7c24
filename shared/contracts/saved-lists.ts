import * as z from "zod";
import { contract, distributorRoles } from "./contract.ts";
import { RequestedLine } from "./order-model.ts";
import { DistributorId, Instant, Name, pageOf, Paging, SavedListId, Version } from "./primitives.ts";
import { LineObstacle, ProductName } from "./quick-orders.ts";

/** 常购清单: what a distributor orders again and again; all its members share it. */
export const SavedListFields = z.strictObject({ name: Name, lines: z.array(RequestedLine).min(1).max(500) });
export const SavedList = SavedListFields.extend({
  id: SavedListId,
  distributorId: DistributorId,
  changedBy: z.object({ id: z.string(), name: z.string() }),
  changedAt: Instant,
  version: Version,
});
export type SavedList = z.infer<typeof SavedList>;
export const SavedListSummary = SavedList.omit({ lines: true }).extend({ lineCount: z.int() });
export type SavedListSummary = z.infer<typeof SavedListSummary>;

const mayRead = [...distributorRoles, "sales", "admin"] as const;
const mayWrite = ["buyer", "manager", "sales", "admin"] as const;
const params = z.strictObject({ savedListId: SavedListId });
const lines = [{ sku: "WATER-550", quantity: 48 }];
const example = {
  id: "svl_7k2m9q",
  distributorId: "dst_hz01",
  name: "每周补货",
  changedBy: { id: "usr_lin", name: "林晓" },
  changedAt: "2026-11-23T02:00:00.000Z",
  version: 1,
};
const paramsExample = { savedListId: example.id };

export const createSavedList = contract({
  name: "create-saved-list",
  summary: { en: "Keep lines under a name, to order them again", zh: "新建常购清单" },
  method: "POST",
  path: "/saved-lists",
  who: mayWrite,
  body: SavedListFields.extend({ distributorId: DistributorId.optional() }),
  ok: { status: 201, body: SavedList },
  refusals: ["distributor/unknown", "product/unknown", "saved-list/name-taken", "saved-list/too-many"],
  example: { body: { name: example.name, lines }, reply: { ...example, lines } },
});
export const listSavedLists = contract({
  name: "list-saved-lists",
  summary: { en: "A distributor's saved lists, by name", zh: "常购清单列表" },
  method: "GET",
  path: "/saved-lists",
  who: mayRead,
  query: Paging.extend({
    /** HQ names the distributor; its own members may leave it out. */
    distributorId: DistributorId.optional(),
  }),
  ok: { status: 200, body: pageOf(SavedListSummary) },
  refusals: [],
  example: { reply: { items: [{ ...example, lineCount: 1 }] } },
});
export const getSavedList = contract({
  name: "get-saved-list",
  summary: {
    en: "A saved list, and which of its lines can be ordered today",
    zh: "查看常购清单，及各商品今日是否可订",
  },
  method: "GET",
  path: "/saved-lists/{savedListId}",
  who: mayRead,
  params,
  ok: {
    status: 200,
    body: SavedList.extend({
      lines: z.array(
        RequestedLine.extend({
          name: ProductName,
          unit: z.string(),
          /** Absent where it can be ordered. */
          notOrderable: LineObstacle.optional(),
        }),
      ),
    }),
  },
  refusals: [],
  example: {
    params: paramsExample,
    reply: { ...example, lines: [{ ...lines[0], name: { zh: "天然矿泉水 550 ml" }, unit: "瓶" }] },
  },
});
export const changeSavedList = contract({
  name: "change-saved-list",
  summary: { en: "Replace a saved list's name and lines", zh: "修改常购清单" },
  method: "PUT",
  path: "/saved-lists/{savedListId}",
  who: mayWrite,
  params,
  body: SavedListFields.extend({ expectedVersion: Version }),
  ok: { status: 200, body: SavedList },
  refusals: ["product/unknown", "saved-list/name-taken"],
  example: {
    params: paramsExample,
    body: { name: example.name, lines, expectedVersion: 1 },
    reply: { ...example, lines, version: 2 },
  },
});
export const deleteSavedList = contract({
  name: "delete-saved-list",
  summary: { en: "Delete a saved list; orders made from it stay", zh: "删除常购清单" },
  method: "DELETE",
  path: "/saved-lists/{savedListId}",
  who: mayWrite,
  params,
  query: z.strictObject({ expectedVersion: z.coerce.number().int().min(1) }),
  ok: { status: 200, body: SavedList },
  refusals: [],
  example: { params: paramsExample, query: { expectedVersion: "1" }, reply: { ...example, lines } },
});
