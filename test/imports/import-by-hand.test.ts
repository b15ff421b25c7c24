import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findProducts } from "../../functions/catalog/index.ts";
import { chunkDone, readImport } from "../../functions/imports/imports.table.ts";
import { outbox } from "../../functions/outbox/triggers.ts";
import { imports } from "../../functions/imports/triggers.ts";
import {
  createImport,
  getImport,
  getImportErrorFile,
  listImportErrors,
  listImports,
  startImport,
} from "../../shared/contracts/imports.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

const northwind = (file: string): string =>
  readFileSync(join(import.meta.dirname, "../../data/northwind", file), "utf8");
let system: TestSystem;
let admin: ReturnType<TestSystem["api"]>;

const upload = async (
  { url, fields }: { url: string; fields: Record<string, string> },
  content: string | Uint8Array,
) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([content as string]));
  const reply = await fetch(url, { method: "POST", body: form });
  expect(reply.status).toBeLessThan(300);
};
const begin = async (body: object, content: (file: string) => string | Uint8Array) => {
  const made = await admin.send(createImport, { body });
  expect(made.status).toBe(201);
  for (const one of made.body.uploads) await upload(one, content(one.file));
  return made.body.import;
};
const start = async ({ id, version }: { id: string; version: number }) =>
  admin.send(startImport, { params: { importId: id }, body: { expectedVersion: version } });
const state = async (importId: string) => (await admin.send(getImport, { params: { importId } })).body;

beforeAll(async () => {
  system = await startSystem({ triggers: [...outbox, ...imports] });
  admin = system.api(await system.member("admin", "HQ", { locale: "zh-CN" }));
}, 60_000);
afterAll(() => system.stop());

const csv = [
  "sku,nameZh,category,unit,packName,packSize,floorPrice",
  "T-1,绿茶,茶,罐,箱,12,10.50",
  "T-2,红茶,茶,罐,箱,十二,10.50",
  "T-3,乌龙茶,茶,,箱,12,-1",
  "T-1,绿茶,茶,罐,箱,12,10.50",
  "T-4,=cmd(),茶,罐,,,",
  "T 5,坏,茶,罐,,,",
  "T-6,一,茶,罐,箱,12,10.50,多余",
].join("\n");

describe("[G3] an import by hand", () => {
  it("is refused until its files are there", async () => {
    const made = (await admin.send(createImport, { body: { kind: "products", dryRun: false } })).body;
    const reply = await start(made.import);
    expect([reply.status, reply.body.code, reply.body.facts]).toEqual([
      422,
      "import/file-missing",
      { files: ["products.csv"] },
    ]);
  });

  it("as a dry run tells every problem of every row and writes nothing", async () => {
    const made = await begin({ kind: "products", dryRun: true }, () => csv);
    expect((await start(made)).status).toBe(202);
    await system.settle();
    const { state: is, total, done, fresh, failed } = await state(made.id);
    expect({ is, total, done, fresh, failed }).toEqual({ is: "done", total: 7, done: 7, fresh: 2, failed: 5 });
    const errors = (await admin.send(listImportErrors, { params: { importId: made.id } })).body.items;
    expect(
      errors.map(({ line, problems }: any) => [line, ...problems.map((p: any) => `${p.column} ${p.problem}`)]),
    ).toEqual([
      [3, "packSize not-a-whole-number"],
      [4, "unit missing", "floorPrice not-an-amount"],
      [5, "products.csv twice"],
      [7, "sku not-allowed"],
      [8, "products.csv wrong-width"],
    ]);
    expect(errors[0].problems[0].text).toBe("不是整数。");
    expect((await findProducts(["T-1"])).size).toBe(0);
  });

  it("takes the good rows, and gives the others as a file that no spreadsheet runs", async () => {
    const made = await begin({ kind: "products", dryRun: false }, () =>
      csv.replace("packSize", "packSize").replace("十二", "=1+1"),
    );
    await start(made);
    await system.settle({ seed: 7 });
    expect(await state(made.id)).toMatchObject({ state: "done", fresh: 2, failed: 5 });
    expect((await findProducts(["T-1"])).get("T-1")).toMatchObject({ name: { zh: "绿茶" }, floorFen: 1_050 });
    const file = (await admin.send(getImportErrorFile, { params: { importId: made.id } })).body;
    expect(file.content.split("\r\n")[1]).toBe("3,packSize,'=1+1,不是整数。");
    const again = await begin({ kind: "products", dryRun: false }, () => csv);
    await start(again);
    await system.settle();
    expect(await state(again.id)).toMatchObject({ state: "done", fresh: 0, failed: 5 });
  });

  it("reads what Excel writes on a Chinese machine", async () => {
    const gbk = Uint8Array.from([
      ...Buffer.from("sku,nameZh,category,unit\nG-1,"),
      0xc2,
      0xcc,
      0xb2,
      0xe8,
      ...Buffer.from(",T,x\n"),
    ]);
    const made = await begin({ kind: "products", dryRun: false }, () => gbk);
    await start(made);
    await system.settle();
    expect((await findProducts(["G-1"])).get("G-1")?.name).toEqual({ zh: "绿茶" });
  });

  it("takes Northwind's products from the three files they need", async () => {
    const made = await begin({ kind: "products", mapping: "northwind", dryRun: false }, northwind);
    await start(made);
    await system.settle({ seed: 3 });
    expect(await state(made.id)).toMatchObject({ state: "done", total: 77, done: 77, fresh: 77, failed: 0 });
    expect((await admin.send(listImports)).body.items[0]).toMatchObject({ id: made.id, fresh: 77 });
  });

  it("is refused as a whole when there is nothing in it", async () => {
    const made = await begin({ kind: "products", dryRun: false }, () => "sku,nameZh\n");
    await start(made);
    await system.settle();
    expect(await state(made.id)).toMatchObject({ state: "refused", problem: "no-rows: products.csv" });
  });

  it("that stood still goes on after five minutes, at the first chunk that was not done", async () => {
    const made = await begin({ kind: "products", mapping: "northwind", dryRun: true }, northwind);
    const running = (await start(made)).body;
    const stored = (await readImport(made.id))!;
    const was = { total: 77, done: 50, fresh: 50, failed: 0, chunk: 2, chunks: 4 };
    await chunkDone(stored, undefined, was, [], running.movedAt);
    const refused = await start(running);
    expect([refused.status, refused.body.code]).toEqual([409, "import/not-possible-now"]);
    system.time.pass(301);
    expect((await start(running)).status).toBe(202);
    await system.settle();
    const { state: is, done, fresh } = await state(made.id);
    // 27 rows were left of 77: the 50 before stay as they were counted, and the products exist by now.
    expect({ is, done, fresh }).toEqual({ is: "done", done: 77, fresh: 50 });
  });

  it("of a kind that the other system's files do not have is refused", async () => {
    const body = { kind: "sell-through", mapping: "northwind", dryRun: true };
    const reply = await admin.send(createImport, { body });
    expect([reply.status, reply.body.code]).toEqual([422, "request/inconsistent"]);
  });

  it("is an admin's alone", async () => {
    const sales = system.api(await system.member("sales"));
    expect((await sales.send(createImport, { body: { kind: "products", dryRun: true } })).status).toBe(403);
    expect((await sales.send(listImports)).status).toBe(403);
    const missing = await admin.send(getImport, { params: { importId: "imp_none" } });
    expect([missing.status, missing.body.code]).toEqual([404, "record/not-found"]);
  });
});
