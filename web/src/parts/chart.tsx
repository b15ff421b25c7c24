import { lazy, Suspense } from "react";

export interface ChartProps {
  kind: "bars" | "line";
  /** What it shows, for those who do not see it. */
  label: string;
  /** Along the axis. */
  names: readonly string[];
  series: readonly { name: string; values: readonly (number | null)[] }[];
  /** Between what and what it lies, probably: drawn behind the lines. */
  bands?: readonly { name: string; lo: readonly (number | null)[]; hi: readonly (number | null)[] }[];
  /** What falls on a name of the axis. */
  marks?: readonly { at: string; says: string }[];
  height?: number;
  /** How a figure is written; by default in the reader's locale. */
  format?: (value: number) => string;
}
const Drawn = lazy(() => import("./chart-drawn.tsx"));

/** A drawing of figures, and the same figures as a table for a screen reader. The drawing program is loaded when the first chart is shown. */
export const Chart = (props: ChartProps) => {
  const { label, names, series, bands = [], marks = [], height = 220, format = String } = props;
  const columns = [
    ...series,
    ...bands.flatMap(({ name, lo, hi }) => [
      { name: `${name} ≥`, values: lo },
      { name: `${name} ≤`, values: hi },
    ]),
  ];
  const markAt = (name: string): string => marks.flatMap(({ at, says }) => (at === name ? [says] : [])).join(", ");
  return (
    <figure className="chart">
      {/* a canvas is as wide as before for a moment when the window gets narrower: the page must not */}
      <div aria-hidden style={{ height, overflow: "hidden" }}>
        <Suspense>
          <Drawn {...props} />
        </Suspense>
      </div>
      {/* a table would be as large as what is in it, however it is clipped */}
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <td />
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, i) => (
              <tr key={name}>
                <th scope="row">{[name, markAt(name)].filter(Boolean).join(", ")}</th>
                {columns.map(({ name: of, values }) => (
                  <td key={of}>{values[i] === null || values[i] === undefined ? "" : format(values[i])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
};
