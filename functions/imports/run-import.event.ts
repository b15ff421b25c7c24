import { importContinued, importStarted } from "../../events/imports.ts";
import { on } from "../../shared/on.ts";
import { workOn } from "./work-on-import.ts";

/** Each hearing works for a while and hands on by the next event: no import is longer than a function may run. */
export const handler = on(
  "imports/run-import.event",
  [importStarted, importContinued],
  ({ data, version }, { now, heard }) => workOn(data.importId, version, { now, heard }),
);
