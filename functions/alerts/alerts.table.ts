import type { Happened } from "../../events/define.ts";
import type { Alert } from "../../shared/contracts/alerts.ts";
import type { UserId } from "../../shared/contracts/primitives.ts";
import { stale } from "../../shared/errors.ts";
import {
  type Action,
  create,
  type Page,
  put,
  query,
  queryAll,
  type Query,
  read,
  readMany,
  remove,
} from "../../shared/table.ts";
import { type Cause, familyOf, type KeptAlert } from "./alert.ts";

/*
 * 1. An alert                                       ALERT#<id> / ALERT
 * 2. Its timeline                                   ALERT#<id> / EVENT#<version>
 * 3. The open alert of a family and key, if any     ALERT-OPEN#<family>#<key> / OPEN
 * 4. A tenant's alerts, open or resolved, by time   byOwner ALERTS#<tenant>#<OPEN|RESOLVED>
 * 5. All alerts, open or resolved, by time          byStage ALERTS#<OPEN|RESOLVED>
 * 6. Unresolved alerts that a member took           ALERTS-OF#<user> / <raisedAt>#<id>
 * 7. Alerts to look at again, the earliest first    ALERTS-DUE / <dueAt>#<id>
 */
type Id = Alert["id"];
const key = (id: Id) => ({ pk: `ALERT#${id}`, sk: "ALERT" });
export const alertPk = (id: Id): string => key(id).pk;
const openKey = (cause: Cause) => ({ pk: `ALERT-OPEN#${familyOf(cause)}#${cause.key}`, sk: "OPEN" });
const mineKey = (userId: UserId, a: KeptAlert) => ({ pk: `ALERTS-OF#${userId}`, sk: `${a.raisedAt}#${a.id}` });
const dueKey = (dueAt: string, id: Id) => ({ pk: "ALERTS-DUE", sk: `${dueAt}#${id}` });
const isOver = ({ status }: KeptAlert): boolean => status === "resolved";

const item = (a: KeptAlert) => {
  const stage = isOver(a) ? "RESOLVED" : "OPEN";
  const order = `${a.resolvedAt ?? a.raisedAt}#${a.id}`;
  const listing = {
    ownerPk: `ALERTS#${a.tenant}#${stage}`,
    ownerSk: order,
    stagePk: `ALERTS#${stage}`,
    stageSk: order,
  };
  return { ...key(a.id), type: "alert", tenant: a.tenant, version: a.version, summary: a, ...listing };
};

/** The alert's next state, and the rows that follow from it. */
export const saved = (before: KeptAlert | undefined, after: KeptAlert): Action[] => {
  const { id, tenant } = after;
  const alert = before ? put(item(after), { version: before.version }, stale) : create(item(after), stale);
  const row = (at: { pk: string; sk: string }, type: string): Action => put({ ...at, type, tenant, alertId: id });
  const actions = [alert];
  if (!before) actions.push(create({ ...openKey(after), type: "alert-open", tenant, alertId: id }, stale));
  if (isOver(after)) actions.push(remove(openKey(after), { alertId: id }, stale));
  if (before?.dueAt !== after.dueAt) {
    if (before?.dueAt) actions.push(remove(dueKey(before.dueAt, id)));
    if (after.dueAt) actions.push(row(dueKey(after.dueAt, id), "alert-due"));
  }
  const [had, has] = [before?.owner?.userId, isOver(after) ? undefined : after.owner?.userId];
  if (had !== has) {
    if (had) actions.push(remove(mineKey(had, after)));
    if (has) actions.push(row(mineKey(has, after), "alert-mine"));
  }
  return actions;
};

const unwrap = (found: { summary: KeptAlert } | undefined): KeptAlert | undefined => found?.summary;
export const readAlert = async (id: Id): Promise<KeptAlert | undefined> => unwrap(await read(key(id)));
const readAlerts = async (ids: readonly Id[]): Promise<KeptAlert[]> =>
  (await readMany<{ summary: KeptAlert }>(ids.map(key))).flatMap((found) => unwrap(found) ?? []);

/** In the order of the causes; undefined where none is open. */
export const openAlerts = async (causes: readonly Cause[]): Promise<(KeptAlert | undefined)[]> => {
  const pointers = await readMany<{ alertId: Id }>(causes.map(openKey));
  const alerts = await readAlerts(pointers.flatMap((pointer) => pointer?.alertId ?? []));
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  return pointers.map((pointer) => pointer && byId.get(pointer.alertId));
};

export const listAlerts = async (
  of: KeptAlert["tenant"] | "everyone",
  show: "open" | "resolved",
  page: Pick<Query, "cursor" | "limit">,
): Promise<Page<KeptAlert>> => {
  const stage = show.toUpperCase();
  const { items, cursor } = await query<{ summary: KeptAlert }>({
    ...(of === "everyone"
      ? { from: "byStage", partition: `ALERTS#${stage}` }
      : { from: "byOwner", partition: `ALERTS#${of}#${stage}` }),
    newestFirst: true,
    ...page,
  });
  return { items: items.map(({ summary }) => summary), cursor };
};
export const alertsOf = async (userId: UserId, page: Pick<Query, "cursor" | "limit">): Promise<Page<KeptAlert>> => {
  const rows = await query<{ alertId: Id }>({ partition: `ALERTS-OF#${userId}`, newestFirst: true, ...page });
  return { items: await readAlerts(rows.items.map(({ alertId }) => alertId)), cursor: rows.cursor };
};
export const timelineOf = (id: Id): Promise<(Happened<Record<string, unknown>> & { eventType: string })[]> =>
  queryAll({ partition: alertPk(id), prefix: "EVENT#" });

/** At most `limit` alerts whose moment has come. */
export const dueAlerts = async (now: string, limit: number): Promise<KeptAlert[]> => {
  const { items } = await query<{ alertId: Id }>({ partition: "ALERTS-DUE", upTo: `${now}~`, limit });
  return readAlerts(items.map(({ alertId }) => alertId));
};
