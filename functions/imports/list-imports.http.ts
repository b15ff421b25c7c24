import { listImports } from "../../shared/contracts/imports.ts";
import { http } from "../../shared/http.ts";
import { pageOfImports } from "./imports.table.ts";

export const handler = http(listImports, ({ query }) => pageOfImports(query));
