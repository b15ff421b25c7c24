import { describe, expect, test } from "vitest";
import { standard } from "../../functions/imports/mappings/standard.ts";
import { importColumns } from "../../shared/contracts/import-columns.ts";
import type { ImportKind } from "../../shared/contracts/imports.ts";

const watched = (value: string | undefined, reads: Set<string>) =>
  new Proxy({} as Record<string, string>, {
    get: (_, name) => {
      reads.add(String(name));
      return value;
    },
  });
/** Which cells of a row a mapping looks at, where all are filled and where none is; of the lines that belong to it as well. */
const readsOf = (kind: keyof typeof importColumns, ofLines: boolean): Set<string> => {
  const reads = new Set<string>();
  for (const value of ["1", undefined]) {
    const other = new Set<string>();
    const cells = watched(value, ofLines ? other : reads);
    const lines = { rows: [{ line: 2, cells: watched(value, ofLines ? reads : other) }] };
    const plan = standard.plans[kind as ImportKindOf]!;
    plan.record({ row: { line: 2, cells }, sheets: new Map([["order-lines.csv", lines]]), problems: [] } as never);
  }
  return reads;
};
type ImportKindOf = (typeof ImportKind)["options"][number];

describe("the columns that are told of the standard files", () => {
  for (const kind of Object.keys(importColumns) as ImportKindOf[]) {
    for (const [i, [name, columns]] of Object.entries(importColumns[kind]).entries())
      test(`in ${name} are those that its mapping reads`, () => {
        if (i === 0) expect(standard.plans[kind]!.rows).toBe(name);
        const told = columns.split(" ").map((one) => one.replace("*", ""));
        expect(told.length).toBeGreaterThan(1);
        expect(readsOf(kind, i > 0)).toEqual(new Set(told));
      });
  }
});
