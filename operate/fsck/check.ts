import { credit, billing } from "./money.ts";
import { alerts, eventIds, news } from "./news.ts";
import { orders } from "./orders.ts";
import { rest } from "./rest.ts";
import { ofItem, type Row, type Violation } from "./rows.ts";
import { stock } from "./stock.ts";
import { transfers } from "./transfers.ts";

export type { Row, Violation };

export interface World {
  of(type: string): readonly Row[];
  /** The rows of a type by their partition. */
  at(type: string): ReadonlyMap<string, readonly Row[]>;
  /** An order's lines by its partition. */
  lines: ReadonlyMap<string, readonly Row[]>;
  expect(rule: string, where: string, found: unknown, expected: unknown): void;
}
const none: readonly Row[] = [];

export const worldOf = (all: Iterable<Row>, expect: World["expect"] = () => {}): World => {
  const byType = Map.groupBy(all, ({ type }) => type);
  const byPlace = new Map<string, Map<string, Row[]>>();
  const of = (type: string): readonly Row[] => byType.get(type) ?? none;
  const at = (type: string): Map<string, Row[]> => {
    let places = byPlace.get(type);
    if (!places) byPlace.set(type, (places = Map.groupBy(of(type), ({ pk }) => pk)));
    return places;
  };
  const inOrder = (a: Row, b: Row): number => (a.sk < b.sk ? -1 : 1);
  const lines = new Map(
    [...at("order-lines")].map(([pk, chunks]) => [pk, chunks.toSorted(inOrder).flatMap((c) => c.lines as Row[])]),
  );
  return { of, at, lines, expect };
};

/**
 * What holds after every commit, whatever happened before: a pure function over the items of a table, or over what `narrowed` keeps of them. The names are
 * those of the promises that the architecture makes: S1 balances and lots, S2 movements, S3 reservations and what is under way, S4 credit, S6 money, S7/S8 versions and events,
 * S9 one effect a key, S10 tenants, S11 quantities and invoices, S13 marks, S14 sizes, S15 expiry, S16 alerts. S5 and S12 speak of changes, not of items:
 * the simulation judges those. `atRest` adds what must be true once every event had its effect. `changed` are the only items that are judged one by one:
 * for callers who judged the others before.
 */
export const check = (
  all: Iterable<Row>,
  { atRest = false, itemsToo = true, changed }: { atRest?: boolean; itemsToo?: boolean; changed?: readonly Row[] } = {},
): Violation[] => {
  const rows = Array.isArray(all) ? (all as Row[]) : [...all];
  const alone = changed ?? rows;
  const violations: Violation[] = itemsToo ? alone.flatMap((row) => ofItem(row)) : [];
  const world = worldOf(rows, (rule, where, found, expected) => {
    if (found === expected || JSON.stringify(found) === JSON.stringify(expected)) return;
    violations.push({ rule, where, expected, found });
  });
  stock(world);
  orders(world);
  transfers(world);
  credit(world);
  billing(world);
  eventIds(world, alone);
  news(world);
  alerts(world);
  if (atRest) rest(world);
  return violations;
};
