import { digest } from "../../shared/clock.ts";
import type { Change } from "./change.ts";
import { check, type World } from "./check.ts";
import { firstVersion } from "./news.ts";
import { isFromBooks } from "./orders.ts";
import { nameOf, type Row } from "./rows.ts";

const rowTypes = ["order", "order-lines", "shipment", "shipment-lines", "event"];
/** Violations that no other record of the order can answer. */
const beyond = /^(S6 (all lines|total|whole)|S7 rows of an order|S10 one tenant|S11 (?!pick lists))/;

/** Orders of which rows are missing that nothing else tells: all that is left of them is taken out, for a person to enter again. */
export const brokenOrders = (world: World): Change[] => {
  const { at } = world;
  const own = (pk: string): Row[] => rowTypes.flatMap((type) => at(type).get(pk) ?? []);
  const partitions = new Set(rowTypes.flatMap((type) => [...at(type).keys()]).filter((pk) => pk.startsWith("ORDER#")));
  return [...partitions].flatMap((pk) => {
    const rows = own(pk);
    const broken = check(rows, { itemsToo: false }).find(
      ({ rule, where }) => beyond.test(rule) && where.startsWith(pk),
    );
    if (!broken) return [];
    const why = `the order is not whole (${broken.rule}): enter it again`;
    return rows.map(({ pk, sk }) => ({ kind: "take-out", pk, sk, why, assumed: true }));
  });
};

/** What the order's head counts, and its timeline: steps that it never made are undone, rows that were lost get a stand-in that nobody hears. */
export const orderHeads = (world: World): Change[] =>
  world.of("order").flatMap((order): Change[] => {
    const { pk, sk, id, distributorId: tenant, version, openPicks } = order;
    const picking = (world.at("shipment").get(pk) ?? []).filter(({ state }) => state === "picking").length;
    return [
      ...(picking === openPicks
        ? []
        : [{ kind: "set" as const, pk, sk, set: { openPicks: picking }, why: "as many pick lists as there are" }]),
      ...stepsUpTo(world, { pk, id, tenant, version, first: isFromBooks(order) ? 2 : 1 }),
    ];
  });
/** The timeline of what is at `version`. */
export const stepsUpTo = (
  { at }: World,
  { pk, id, tenant, version, first }: Omit<Lost, "events"> & { first: number },
): Change[] => {
  const events = at("event").get(pk) ?? [];
  const told = new Set(events.map((event) => event.version as number));
  const missing = Array.from({ length: version - first + 1 }, (_, i) => i + first).filter((v) => !told.has(v));
  return [
    ...events
      .filter((event) => event.version > version || event.version < first)
      .map((event) => ({ kind: "take-out" as const, ...keyOf(event), why: `a step after version ${version}` })),
    ...missing.map((v) => standIn({ pk, id, tenant, version: v, events })),
  ];
};
const keyOf = ({ pk, sk }: Row): { pk: string; sk: string } => ({ pk, sk });

interface Lost {
  pk: string;
  id: string;
  tenant: string;
  version: number;
  events: readonly Row[];
}
/** It says on the timeline that a row was lost, and has been "sent": no subscriber has a name for it. */
const standIn = ({ pk, id, tenant, version, events }: Lost): Change => {
  const before = events
    .filter((event) => event.version < version)
    .map(({ at }) => at as string)
    .toSorted();
  const after = events.map(({ at }) => at as string).toSorted();
  const sk = `EVENT#${String(version).padStart(8, "0")}`;
  const about = { eventId: `evt_${digest(id, version)}`, aggregateId: id, version };
  const actor = { id: "system", name: "fsck", tenant: "HQ" };
  const said = { source: "huotong.operate", eventType: "NewsLost", schemaVersion: 1, data: {} };
  const at = before.at(-1) ?? after[0] ?? "1970-01-01T00:00:00.000Z";
  const item = { pk, sk, type: "event", tenant, ...about, actor, at, ...said };
  return { kind: "create", pk, sk, item, why: `version ${version} happened, and what it said is lost`, assumed: true };
};

/** Gaps in the events of anything else. */
export const otherNews = ({ of }: World): Change[] =>
  [...Map.groupBy(of("event"), ({ aggregateId }) => aggregateId as string)].flatMap(([id, events]) => {
    const { pk, tenant } = events[0]!;
    if (/^(ORDER|TRANSFER)#/.test(pk)) return [];
    const told = new Set(events.map(({ version }) => version as number));
    const first = firstVersion(id, Math.min(...told));
    const last = Math.max(...told);
    return Array.from({ length: last - first + 1 }, (_, i) => i + first)
      .filter((version) => !told.has(version))
      .map((version) => standIn({ pk, id, tenant, version, events }));
  });

export const marks = ({ of }: World): Change[] => {
  const ids = new Set(of("event").map(({ eventId }) => eventId as string));
  return of("heard")
    .filter(({ pk }) => !ids.has(pk.split("#").at(-1)!))
    .map(({ pk, sk }) => ({ kind: "take-out", pk, sk, why: "a mark of an event that is not there" }));
};

export const alertPointers = ({ of }: World): Change[] => {
  const open = new Map(of("alert").flatMap(({ summary: s }) => (s.status === "resolved" ? [] : [[s.id as string, s]])));
  const pointed = new Set(of("alert-open").map(({ alertId }) => alertId as string));
  return [
    ...of("alert-open")
      .filter(({ alertId }) => !open.has(alertId))
      .map((row) => ({ kind: "take-out" as const, ...keyOf(row), why: "its alert is not open" })),
    ...of("alert")
      .filter(({ summary: s }) => s.status !== "resolved" && !pointed.has(s.id))
      .map((alert): Change => {
        const { family, key, id } = alert.summary as Row;
        const at = { pk: `ALERT-OPEN#${family}#${key}`, sk: "OPEN" };
        const taken = of("alert-open").some((row) => nameOf(row) === nameOf(at));
        return taken
          ? { kind: "take-out", ...keyOf(alert), why: "another alert of its cause is open" }
          : { kind: "create", ...at, item: { ...at, type: "alert-open", tenant: alert.tenant, alertId: id }, why: "points at its alert" }; // prettier-ignore
      }),
  ];
};
