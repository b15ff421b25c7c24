import type { Reading } from "./read.ts";
import type { Violation } from "./rows.ts";

const shown = 200;
const told = (value: unknown): string => JSON.stringify(value) ?? "nothing";

/** Prints what was looked at and what is wrong; the command's exit code. */
export const report = ({ items, rows, byType }: Reading, violations: readonly Violation[], ms: number): number => {
  for (const { rule, where, expected, found } of violations.slice(0, shown))
    console.log(`${rule}  ${where}\n    expected ${told(expected)}, found ${told(found)}`);
  if (violations.length > shown) console.log(`… and ${violations.length - shown} more`);
  const rules = Map.groupBy(violations, ({ rule }) => rule);
  for (const [rule, list] of rules) console.log(`${String(list.length).padStart(7)}  ${rule}`);
  const types = [...byType].sort(([, a], [, b]) => b - a).map(([type, n]) => `${type} ${n}`);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  console.log(`${items} items looked at in ${(ms / 1_000).toFixed(1)} s with ${megabytes} MB: ${types.join(", ")}`);
  console.log(`${rows.length} of them bear on others; ${violations.length} violations`);
  return violations.length > 0 ? 1 : 0;
};
