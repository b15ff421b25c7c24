import { meter } from "../meter.ts";
import { orderLife } from "../order-life.ts";
import { rounded } from "../load.ts";
import type { Row } from "../result.ts";

/**
 * Read and write units of each step of an order's life of five lines, its request and all that follows it, against what its items cost where each invocation reads
 * each item once and writes each item once. The engine counts by DynamoDB's rules; the floor is computed from the items' sizes here.
 */
export const units = async (): Promise<Row[]> => {
  const steps = await orderLife(meter());
  if (steps.length < 7) throw new Error(`only ${steps.length} steps`);
  const part = "units";
  return steps.flatMap(({ name, events, messages, reads, writes, floor }) => {
    const line = (what: "reads" | "writes", used: number, least: number): Row[] => [
      {
        part,
        what: `${name}: ${what}`,
        figure: rounded(used, 1),
        unit: "units",
        note: `floor ${rounded(least, 1)}; ${events} events, ${messages} messages`,
      },
      {
        part,
        what: `${name}: ${what}, ratio`,
        figure: rounded(least === 0 ? (used === 0 ? 1 : Infinity) : used / least),
        unit: "×",
        bar: { atMost: 1.3 },
        hard: true,
      },
    ];
    return [...line("writes", writes, floor.writes), ...line("reads", reads, floor.reads)];
  });
};
