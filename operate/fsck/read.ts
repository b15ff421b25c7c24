import { ofItem, narrowedWire, type Row, type Violation } from "./rows.ts";
import type { Read } from "./sources.ts";

export interface Reading {
  rows: Row[];
  /** What is wrong with single items. */
  found: Violation[];
  byType: Map<string, number>;
  items: number;
}

/** One pass: judges each item alone, and keeps what the other rules need of it. */
export const readAll = async (items: AsyncIterable<Read>): Promise<Reading> => {
  const reading: Reading = { rows: [], found: [], byType: new Map(), items: 0 };
  for await (const { item, bytes } of items) {
    const { pk, sk, type, tenant, ttl, ownerPk, stagePk } = item;
    const plain = {
      pk: pk?.S ?? "",
      sk: sk?.S ?? "",
      type: type?.S as string,
      tenant: tenant?.S as string,
      ttl: ttl?.N,
      ownerPk: ownerPk?.S,
      stagePk: stagePk?.S,
    };
    reading.found.push(...ofItem(plain, bytes));
    reading.items += 1;
    reading.byType.set(plain.type, (reading.byType.get(plain.type) ?? 0) + 1);
    const row = narrowedWire(item);
    if (row) reading.rows.push(row);
  }
  return reading;
};
