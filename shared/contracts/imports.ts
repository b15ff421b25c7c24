import * as z from "zod";
import { contract } from "./contract.ts";
import { Count, ImportId, Instant, pageOf, Paging, Version } from "./primitives.ts";

export const ImportKind = z.enum([
  "carriers",
  "products",
  "distributors",
  "prices",
  "stock",
  "order-history",
  "sell-through",
]);
/** `standard`: Huotong's own columns (functions/imports/README.md); `northwind`: the tables of the Northwind database. */
export const ImportMapping = z.enum(["standard", "northwind"]);
export const ImportState = z.enum(["waiting", "running", "done", "refused"]);

export const Import = z.object({
  id: ImportId,
  kind: ImportKind,
  mapping: ImportMapping,
  /** Everything is checked, nothing is written. */
  dryRun: z.boolean(),
  state: ImportState,
  /** Why none of it was read: `file-too-long`, `no-rows`. */
  problem: z.string().optional(),
  files: z.array(z.string()),
  total: Count,
  done: Count,
  /** Rows that were not there before. */
  fresh: Count,
  failed: Count,
  createdBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: Instant,
  /** When it last came forward; a running import that has not for five minutes may be started again. */
  movedAt: Instant,
  version: Version,
});
export type Import = z.infer<typeof Import>;

/** A form to post a file with, at most 2 MB, within 15 minutes: all `fields`, then the file as `file`. */
export const Upload = z.object({ file: z.string(), url: z.string(), fields: z.record(z.string(), z.string()) });
export const RowErrors = z.object({
  line: Count,
  problems: z.array(z.object({ column: z.string(), value: z.string(), problem: z.string(), text: z.string() })),
});

const who = ["admin"] as const;
const params = z.strictObject({ importId: ImportId });
const example = {
  id: "imp_7k2m9q",
  kind: "products",
  mapping: "standard",
  dryRun: true,
  state: "waiting",
  files: ["products.csv"],
  total: 0,
  done: 0,
  fresh: 0,
  failed: 0,
  createdBy: { id: "usr_1", name: "陈明" },
  createdAt: "2026-11-23T02:00:00.000Z",
  movedAt: "2026-11-23T02:00:00.000Z",
  version: 1,
} as const;
const running = { ...example, state: "running", version: 2 } as const;
const done = { ...example, state: "done", total: 60, done: 60, fresh: 58, failed: 2, version: 3 } as const;
const rowErrors = {
  line: 12,
  problems: [{ column: "packSize", value: "十二", problem: "not-a-whole-number", text: "不是整数。" }],
};

export const createImport = contract({
  name: "create-import",
  summary: { en: "Begin an import; the answer says where to post its files", zh: "新建导入，返回文件上传地址" },
  method: "POST",
  path: "/imports",
  who,
  body: z
    .strictObject({ kind: ImportKind, mapping: ImportMapping.default("standard"), dryRun: z.boolean() })
    .refine(({ kind, mapping }) => kind !== "sell-through" || mapping === "standard", {
      path: ["kind"],
      message: "Northwind's tables have no sales beside their orders",
    }),
  ok: { status: 201, body: z.object({ import: Import, uploads: z.array(Upload) }) },
  refusals: [],
  example: {
    body: { kind: "products", dryRun: true },
    reply: {
      import: example,
      uploads: [
        { file: "products.csv", url: "https://files.example.com/", fields: { key: "imports/imp_7k2m9q/products.csv" } },
      ],
    },
  },
});
export const startImport = contract({
  name: "start-import",
  summary: {
    en: "Start an import whose files are there, or go on with one that stood still",
    zh: "开始导入，或继续中断的导入",
  },
  method: "POST",
  path: "/imports/{importId}/start",
  who,
  params,
  body: z.strictObject({ expectedVersion: Version }),
  ok: { status: 202, body: Import },
  refusals: ["import/file-missing", "import/not-possible-now"],
  example: { params: { importId: example.id }, body: { expectedVersion: 1 }, reply: running },
});
export const getImport = contract({
  name: "get-import",
  summary: { en: "How far an import is", zh: "导入进度" },
  method: "GET",
  path: "/imports/{importId}",
  who,
  params,
  ok: { status: 200, body: Import },
  refusals: [],
  example: { params: { importId: example.id }, reply: done },
});
export const listImports = contract({
  name: "list-imports",
  summary: { en: "Imports, newest first", zh: "导入记录" },
  method: "GET",
  path: "/imports",
  who,
  query: Paging,
  ok: { status: 200, body: pageOf(Import) },
  refusals: [],
  example: { reply: { items: [done] } },
});
export const listImportErrors = contract({
  name: "list-import-errors",
  summary: { en: "The rows that were not taken, and why", zh: "导入失败的行与原因" },
  method: "GET",
  path: "/imports/{importId}/errors",
  who,
  params,
  query: Paging,
  ok: { status: 200, body: pageOf(RowErrors) },
  refusals: [],
  example: { params: { importId: example.id }, reply: { items: [rowErrors] } },
});
export const getImportErrorFile = contract({
  name: "get-import-error-file",
  summary: { en: "The same as a CSV file: the first 5,000 rows", zh: "失败行 CSV 文件（前 5000 行）" },
  method: "GET",
  path: "/imports/{importId}/error-file",
  who,
  params,
  ok: { status: 200, body: z.object({ fileName: z.string(), content: z.string() }) },
  refusals: [],
  example: {
    params: { importId: example.id },
    reply: {
      fileName: "imp_7k2m9q-errors.csv",
      content: "line,column,value,problem\r\n12,packSize,十二,不是整数。\r\n",
    },
  },
});
