import { getImportErrorFile } from "../../shared/contracts/imports.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { everyPage } from "../../shared/table.ts";
import { printCsv } from "./csv.ts";
import { pageOfErrors, readImport } from "./imports.table.ts";
import { explained } from "./problems.ts";

const maxRows = 5_000;

export const handler = http(getImportErrorFile, async ({ params: { importId }, locale }) => {
  if (!(await readImport(importId))) throw notFound();
  const rows = await everyPage((cut) => pageOfErrors(importId, cut), maxRows);
  const cells = rows.slice(0, maxRows).flatMap((row) => {
    const { line, problems } = explained(row, locale);
    return problems.map(({ column, value, text }) => [line, column, value, text]);
  });
  return { fileName: `${importId}-errors.csv`, content: printCsv(["line", "column", "value", "problem"], cells) };
});
