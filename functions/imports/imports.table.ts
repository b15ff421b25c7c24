/**
 * 1. one import with its progress       base     IMPORT#<id>  IMPORT
 * 2. the rows it did not take, by line  base     IMPORT#<id>  ROW#<line>     (gone after 90 days)
 * 3. imports, newest first              byOwner  IMPORTS      <createdAt>#<id>
 * 4. its timeline                       base     IMPORT#<id>  EVENT#<version>
 */
import type { Actor, EventDefinition } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import { Import } from "../../shared/contracts/imports.ts";
import { epochSeconds } from "../../shared/dates.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, create, type Page, put, query, read, update } from "../../shared/table.ts";
import type { Progress, RowErrors } from "./run-import.ts";

const errorsKeptSeconds = 90 * 86_400;
const errorsAtOnce = 90;
const key = (id: string) => ({ pk: `IMPORT#${id}`, sk: "IMPORT" });

/** An import with what only its own work needs to know: the next chunk. */
export interface StoredImport extends Import {
  progress?: Progress | undefined;
  actor: Actor;
}
const listed = (i: Import) => ({ summary: Import.parse(i), ownerPk: "IMPORTS", ownerSk: `${i.createdAt}#${i.id}` });

export const newImport = (i: Import, actor: Actor): Action =>
  create({ ...key(i.id), type: "import", tenant: "HQ", ...i, actor, ...listed(i) });

export const readImport = (id: string): Promise<StoredImport | undefined> => read<StoredImport>(key(id));

/** The next state of an import, and its news: one version each. */
export const moved = <Data>(
  before: StoredImport,
  change: Partial<Import>,
  what: EventDefinition<Data>,
  data: Data,
): Action[] => {
  const after = { ...before, ...change, version: before.version + 1 };
  const { id, version, actor, movedAt: now } = after;
  const fields = { ...change, version, summary: Import.parse(after) };
  return [
    update(key(id), { set: fields, when: { version: before.version } }),
    news(what, { pk: key(id).pk, id, tenant: "HQ", version, actor, now, data }),
  ];
};

/** A chunk is done: its errors, then how far the import is. Whoever works on the same chunk at the same time finds it done. */
export const chunkDone = async (
  before: StoredImport,
  was: Progress | undefined,
  progress: Progress,
  errors: readonly RowErrors[],
  now: string,
): Promise<void> => {
  const { id } = before;
  const ttl = epochSeconds(now) + errorsKeptSeconds;
  for (let i = 0; i < errors.length; i += errorsAtOnce)
    await commit(
      errors.slice(i, i + errorsAtOnce).map((row) =>
        put({
          pk: key(id).pk,
          sk: `ROW#${String(row.line).padStart(8, "0")}`,
          type: "import-row",
          tenant: "HQ",
          ...row,
          ttl,
        }),
      ),
    );
  const { total, done, fresh, failed } = progress;
  const counts = { total, done, fresh, failed, movedAt: now };
  const when = {
    version: before.version,
    ...(was ? { "progress.chunk": was.chunk } : { progress: { op: "absent" } as const }),
  };
  await commit([
    update(
      key(id),
      { set: { ...counts, progress, summary: Import.parse({ ...before, ...counts }) }, when },
      () => new AlreadyDone(`${id} chunk ${progress.chunk}`),
    ),
  ]);
};

export const pageOfImports = async (page: { limit: number; cursor?: string | undefined }): Promise<Page<Import>> => {
  const { items, cursor } = await query<{ summary: Import }>({
    from: "byOwner",
    partition: "IMPORTS",
    newestFirst: true,
    ...page,
  });
  return { items: items.map(({ summary }) => summary), cursor };
};
export const pageOfErrors = async (
  id: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<RowErrors>> => {
  const { items, cursor } = await query<RowErrors>({ partition: key(id).pk, prefix: "ROW#", ...page });
  return { items: items.map(({ line, problems }) => ({ line, problems })), cursor };
};
