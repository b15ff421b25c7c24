import { importContinued, importStarted } from "../../events/imports.ts";
import {
  createImport,
  getImport,
  getImportErrorFile,
  listImportErrors,
  listImports,
  startImport,
} from "../../shared/contracts/imports.ts";
import { triggers } from "../../shared/triggers.ts";

const reads = ["read"] as const;

export const imports = triggers([
  {
    route: createImport,
    run: "imports/create-import.http",
    may: ["read", "write", "write-files"],
    ifBroken: "nobody can import a file",
  },
  {
    route: startImport,
    run: "imports/start-import.http",
    may: ["read", "write", "read-files"],
    ifBroken: "imports with all their files do not start",
  },
  { route: getImport, run: "imports/get-import.http", may: reads, ifBroken: "nobody sees how far an import is" },
  { route: listImports, run: "imports/list-imports.http", may: reads, ifBroken: "the list of imports is missing" },
  {
    route: listImportErrors,
    run: "imports/list-import-errors.http",
    may: reads,
    ifBroken: "nobody sees which rows of an import are wrong",
  },
  {
    route: getImportErrorFile,
    run: "imports/get-import-error-file.http",
    may: reads,
    ifBroken: "the wrong rows of an import cannot be downloaded",
  },
  {
    on: [importStarted, importContinued],
    run: "imports/run-import.event",
    may: ["read", "write", "read-files"],
    seconds: 60,
    ifBroken: "imports stand still",
  },
]);
