import { lazy, Suspense } from "react";

export interface ChartProps {
  kind: "bars" | "line";
  /** What it shows, for those who do not see it. */
  label: string;
  /** Along the axis. */
  names: readonly string[];
  series: readonly { name: string; values: readonly (number | null)[] }[];
  height?: number;
  /** How a figure is written; by default in the reader's locale. */
  format?: (value: number) => string;
}
const Drawn = lazy(() => import("./chart-drawn.tsx"));

/** A drawing of figures, and the same figures as a table for a screen reader. The drawing program is loaded when the first chart is shown. */
export const Chart = (props: ChartProps) => {
  const { label, names, series, height = 220, format = String } = props;
  return (
    <figure className="chart">
      <div aria-hidden style={{ height }}>
        <Suspense>
          <Drawn {...props} />
        </Suspense>
      </div>
      <table className="sr-only">
        <caption>{label}</caption>
        <thead>
          <tr>
            <td />
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {series.map(({ name: of, values }) => (
                <td key={of}>{values[i] === null ? "" : format(values[i]!)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
};
