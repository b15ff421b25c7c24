import type { FieldChange } from "../../shared/contracts/audit.ts";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON with sorted keys, so that the order of fields is no change. */
const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, v: unknown) =>
    isRecord(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
  );

/** What differs, as dotted paths in alphabetical order. Lists are compared as a whole: "from these addresses to those". */
export const changesBetween = (before: unknown, after: unknown, path = ""): FieldChange[] => {
  if (isRecord(before) && isRecord(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return fields.flatMap((field) => changesBetween(before[field], after[field], path ? `${path}.${field}` : field));
  }
  if (path === "" && (isRecord(before) || isRecord(after)))
    return changesBetween(before ?? {}, after ?? {}).filter(({ field }) => field !== "");
  if (canonical(before) === canonical(after)) return [];
  return [{ field: path, ...(before !== undefined && { from: before }), ...(after !== undefined && { to: after }) }];
};
