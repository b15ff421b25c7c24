import { digest } from "../../shared/clock.ts";
import type { Row, World } from "./check.ts";

/**
 * The version of which the first event tells: the policy that holds where nobody has set one is version 1; an order of older books has its version 1
 * elsewhere; a shipment's whereabouts are begun and numbered without news.
 */
export const firstVersion = (aggregateId: string, told: number): number => {
  const latest = /^(policy$|ord_)/.test(aggregateId) ? 2 : aggregateId.startsWith("shp_") ? 3 : 1;
  return Math.min(told, latest);
};

/** S8 of whatever has events, and S13: a subscriber's mark is of an event that happened. */
export const news = ({ of, expect }: World): void => {
  const events = of("event");
  for (const [id, rows] of Map.groupBy(events, ({ aggregateId }) => aggregateId as string)) {
    const versions = rows.map(({ version }) => version as number).toSorted((a, b) => a - b);
    const first = firstVersion(id, versions[0]!);
    const gap = versions.findIndex((version, i) => version !== i + first);
    expect("S8 events of one thing", id, gap < 0 ? first : versions[gap], gap < 0 ? first : gap + first);
  }
  const ids = new Set(events.map(({ eventId }) => eventId as string));
  for (const { pk } of of("heard")) expect("S13 mark of an event", pk, ids.has(pk.split("#").at(-1)!), true);
};

/** S8: an event's id says what it tells of. */
export const eventIds = ({ expect }: World, rows: readonly Row[]): void => {
  for (const { pk, sk, type, eventId, aggregateId, version } of rows)
    if (type === "event") expect("S8 id of an event", `${pk} ${sk}`, eventId, `evt_${digest(aggregateId, version)}`);
};

/** S16: an open alert is the one that its cause points at. */
export const alerts = ({ of, expect }: World): void => {
  const open = new Set(of("alert").flatMap(({ summary }) => (summary.status === "resolved" ? [] : [summary.id])));
  const pointed = new Map<string, number>();
  for (const { alertId } of of("alert-open")) pointed.set(alertId, (pointed.get(alertId) ?? 0) + 1);
  for (const id of new Set<string>([...open, ...pointed.keys()]))
    expect("S16 one open alert a cause", id, pointed.get(id) ?? 0, open.has(id) ? 1 : 0);
};
