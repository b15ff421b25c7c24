import { importStarted } from "../../events/imports.ts";
import { commit } from "../../shared/commit.ts";
import { Import, startImport } from "../../shared/contracts/imports.ts";
import { notFound, Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { missingFiles } from "./files.ts";
import { moved, readImport } from "./imports.table.ts";

const stillMinutes = 5;

export const handler = http(startImport, async ({ params: { importId }, body, now, once }) => {
  const found = await readImport(importId);
  if (!found) throw notFound();
  if (found.version !== body.expectedVersion) throw stale();
  const { state, kind, dryRun } = found;
  const stands = Date.parse(now) - Date.parse(found.movedAt) >= stillMinutes * 60_000;
  if (state !== "waiting" && !(state === "running" && stands))
    throw new Refusal("import/not-possible-now", { state, minutes: stillMinutes });
  const files = await missingFiles(importId, found.files);
  if (files.length > 0) throw new Refusal("import/file-missing", { files });
  const change = { state: "running", movedAt: now } as const;
  const reply = Import.parse({ ...found, ...change, version: found.version + 1 });
  await commit([once.done(reply), ...moved(found, change, importStarted, { importId, kind, dryRun })]);
  return reply;
});
