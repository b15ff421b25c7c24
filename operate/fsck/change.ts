import { nameOf, type Row } from "./rows.ts";

/**
 * One thing that the repair does to an item. `assumed`: it is not derived from what is left, but the least that makes what is left true; a person has to
 * look there.
 */
export type Change = { pk: string; sk: string; why: string; assumed?: boolean } & (
  | { kind: "create"; item: Row }
  /** Dots reach into maps, one deep. */
  | { kind: "set"; set: Record<string, unknown>; remove?: readonly string[] }
  /** Kept in the file of what was taken out. */
  | { kind: "take-out" }
);

/** The item after the change; undefined: it is gone. */
export const changed = (item: Row | undefined, change: Change): Row | undefined => {
  if (change.kind === "take-out") return undefined;
  if (change.kind === "create") return change.item;
  const next = { ...item! };
  for (const [path, value] of Object.entries(change.set)) {
    const [name, inner] = path.split(".") as [string, string?];
    next[name] = inner ? { ...(next[name] as object), [inner]: value } : value;
  }
  for (const name of change.remove ?? []) delete next[name];
  return next;
};

export const applied = (rows: readonly Row[], changes: readonly Change[]): Row[] => {
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  for (const change of changes) {
    const name = nameOf(change);
    const row = changed(byName.get(name), change);
    if (row) byName.set(name, row);
    else byName.delete(name);
  }
  return [...byName.values()];
};
