import { listImportErrors } from "../../shared/contracts/imports.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { pageOfErrors, readImport } from "./imports.table.ts";
import { explained } from "./problems.ts";

export const handler = http(listImportErrors, async ({ params: { importId }, query, locale }) => {
  if (!(await readImport(importId))) throw notFound();
  const { items, cursor } = await pageOfErrors(importId, query);
  return { items: items.map((row) => explained(row, locale)), cursor };
});
