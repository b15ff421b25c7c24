import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { createImport, type Import } from "../../shared/contracts/imports.ts";
import { ImportId } from "../../shared/contracts/primitives.ts";
import { http } from "../../shared/http.ts";
import { uploadFor } from "./files.ts";
import { newImport } from "./imports.table.ts";
import { filesOf } from "./mapping.ts";
import { mappingOf } from "./mappings/index.ts";

export const handler = http(createImport, async ({ body, caller, now, once }) => {
  const id = ImportId.parse(`imp_${digest(once.seed)}`);
  const files = [...filesOf(mappingOf(body.mapping)!.plans[body.kind]!)];
  const made: Import = {
    id,
    ...body,
    state: "waiting",
    files,
    ...{ total: 0, done: 0, fresh: 0, failed: 0 },
    createdBy: { id: caller.userId, name: caller.name },
    createdAt: now,
    movedAt: now,
    version: 1,
  };
  const uploads = await Promise.all(files.map((file) => uploadFor(id, file)));
  const reply = { import: made, uploads };
  await commit([once.done(reply), newImport(made, caller.actor)]);
  return reply;
});
