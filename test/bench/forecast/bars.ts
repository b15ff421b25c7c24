type Row = Record<string, string | number>;

/** What the full tier must reach on a set: column, at least, at most. An empty set's name stands for the mean over the intermittent sets. */
const bars: readonly (readonly [set: string, column: string, from: number, to: number])[] = [
  ["M3 monthly", "OWA", 0, 0.785],
  ["M1 monthly", "OWA", 0, 0.848],
  ["Tourism monthly", "OWA", 0, 0.765],
  ["Hospital monthly", "OWA", 0, 0.808],
  ["M4 weekly", "OWA", 0, 0.76],
  ["NN5 daily", "OWA", 0, 0.685],
  ["NN5 weekly", "OWA", 0, 0.875],
  ["Walmart weekly", "OWA", 0, 0.485],
  ["M3 cut to 24", "OWA", 0, 0.8],
  ["M3 cut to 36", "OWA", 0, 0.81],
  ["Car parts", "RMSSE", 0, 0.735],
  ["Auto parts", "RMSSE", 0, 0.822],
  ["RAF", "RMSSE", 0, 0.618],
  ["Pasta daily", "RMSSE", 0, 0.785],
  ...["Car parts", "Auto parts", "RAF", "Pasta daily"].map((set) => [set, "bias", -0.25, 0.25] as const),
  ...["M3 monthly", "M1 monthly", "Tourism monthly", "Hospital monthly"].flatMap((set) => [
    [set, "in 80", 0.78, 0.85] as const,
    [set, "in 95", 0.93, 0.975] as const,
  ]),
  ["M3 monthly", "MSIS", 0, 6.72],
  ["Tourism monthly", "MSIS", 0, 12.4],
  ["", "ratio", 0, 0.955],
];

/** Prints each bar, and how many hold. One whose set or tier was not measured does not hold. */
export const holdsBars = (rows: readonly Row[]): boolean => {
  const full = rows.filter(({ tier }) => tier === "full");
  const figureOf = (set: string, column: string): number => {
    const of = full.filter((row) => (set === "" ? row[column] !== undefined : row["set"] === set));
    if (of.length < (set === "" ? 4 : 1)) return Number.NaN;
    return of.reduce((sum, row) => sum + Number(row[column]), 0) / of.length;
  };
  const judged = bars.map(([set, column, from, to]) => {
    const figure = figureOf(set, column);
    return { set: set || "mean", column, figure, from, to, holds: figure >= from && figure <= to };
  });
  for (const { set, column, figure, from, to, holds } of judged)
    console.log(`${holds ? "pass" : "FAIL"}  ${set} ${column}: ${figure.toFixed(4)} in ${from}…${to}`);
  const missed = judged.filter(({ holds }) => !holds).length;
  console.log(`${judged.length - missed} passed, ${missed} failed`);
  return missed === 0;
};
