/** One line of the table: a figure, and where it has one its bar. */
export interface Row {
  part: string;
  what: string;
  figure: number;
  unit: string;
  /** At most (or at least) this. A `hard` one holds on any machine, however busy: it fails the quick run too. */
  bar?: { atMost: number } | { atLeast: number };
  hard?: boolean;
  note?: string;
}
export const holds = ({ figure, bar }: Row): boolean =>
  bar === undefined || ("atMost" in bar ? figure <= bar.atMost : figure >= bar.atLeast);

const barText = ({ bar }: Row): string =>
  bar === undefined ? "" : "atMost" in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`;
export const print = (rows: readonly Row[]): void => {
  const cells = rows.map((row) => [
    row.part,
    row.what,
    `${row.figure} ${row.unit}`,
    barText(row),
    row.bar === undefined ? "" : holds(row) ? "pass" : "FAIL",
    row.note ?? "",
  ]);
  const all = [["part", "what", "figure", "bar", "", ""], ...cells];
  const widths = all[0]!.map((_, i) => Math.max(...all.map((line) => line[i]!.length)));
  for (const line of all)
    console.log(
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join("  ")
        .trimEnd(),
    );
};
