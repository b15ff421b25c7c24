import { getImport } from "../../shared/contracts/imports.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { readImport } from "./imports.table.ts";

export const handler = http(getImport, async ({ params }) => {
  const found = await readImport(params.importId);
  if (!found) throw notFound();
  return found;
});
