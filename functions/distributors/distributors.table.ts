/**
 * 1. a distributor              base     DIST#<id>                     RECORD
 * 2. by code                    base     DIST-CODE#<code>              CLAIM        (makes codes unique)
 * 3. of a legal entity          base     ENTITY#<entityId>             DIST#<id>
 * 4. all, by code               byOwner  DISTRIBUTORS                  <code>
 * 5. of a status, by code       byStage  DISTRIBUTORS#status#<status>  <code>
 * 6. of a region, by code       byOwner  DISTRIBUTORS#region#<region>  <code>       (item DIST#<id> LIST carries 6 and 7)
 * 7. of a grade, by code        byStage  DISTRIBUTORS#grade#<grade>    <code>
 * 8. documents to speak of      byStage  QUALIFICATIONS                <day>#<documentId>   (qualifications.table.ts)
 */
import type { Actor, EventDefinition } from "../../events/define.ts";
import type { Distributor, DistributorSummary } from "../../shared/contracts/distributors.ts";
import type { DistributorId, EntityId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import {
  type Action,
  check,
  create,
  cursorAt,
  type Found,
  type Key,
  type Page,
  put,
  query,
  queryAll,
  read,
  readMany,
  remove,
  type Source,
} from "../../shared/table.ts";
import { auditRow } from "../audit/index.ts";
import { codeName, summaryOf } from "./distributor.ts";
import { qualificationRows } from "./qualifications.table.ts";

const key = (id: string): Key => ({ pk: `DIST#${id}`, sk: "RECORD" });
const codeKey = (code: string): Key => ({ pk: `DIST-CODE#${codeName(code)}`, sk: "CLAIM" });
type Stored = { record: Distributor };

export const readDistributor = async (id: string): Promise<Distributor | undefined> =>
  (await read<Stored>(key(id)))?.record;
export const readDistributors = async (ids: readonly DistributorId[]): Promise<Distributor[]> =>
  (await readMany<Stored>(ids.map(key))).flatMap((found) => (found ? [found.record] : []));
export const distributorIdByCode = async (code: string): Promise<DistributorId | undefined> =>
  (await read<{ distributorId: DistributorId }>(codeKey(code)))?.distributorId;
export const distributorIdsOf = async (entityId: EntityId): Promise<DistributorId[]> =>
  (await queryAll<{ tenant: DistributorId }>({ partition: `ENTITY#${entityId}`, prefix: "DIST#" })).map(
    ({ tenant }) => tenant,
  );
/** Holds where nobody has changed the distributor since it was read. */
export const unchanged = ({ id, version }: Distributor): Action => check(key(id), { version });

interface Saving<Data> {
  before?: Distributor;
  after: Distributor;
  event: EventDefinition<Data>;
  data: Data;
  action: string;
  reason?: string;
  actor: Actor;
  now: string;
}

/** Everything that a new or changed record writes. The version it replaces is a condition. */
export const saved = <Data>({ before, after, event, data, action, reason, actor, now }: Saving<Data>): Action[] => {
  const { id, version } = after;
  const about = { tenant: id, version, actor, now };
  const common = { tenant: id, version, summary: summaryOf(after) };
  const sort = codeName(after.code);
  const record = {
    ...key(id),
    type: "distributor",
    ...common,
    record: after,
    ownerPk: "DISTRIBUTORS",
    ownerSk: sort,
    stagePk: `DISTRIBUTORS#status#${after.status}`,
    stageSk: sort,
  };
  const list = {
    pk: key(id).pk,
    sk: "LIST",
    type: "distributor-list",
    ...common,
    ownerPk: `DISTRIBUTORS#region#${after.region}`,
    ownerSk: sort,
    stagePk: `DISTRIBUTORS#grade#${after.grade}`,
    stageSk: sort,
  };
  const claim = { ...codeKey(after.code), type: "distributor-code", tenant: id, distributorId: id };
  const taken = () => new Refusal("distributor/code-taken", { code: after.code });
  const moved = before && codeName(before.code) !== sort;
  return [
    before ? put(record, { version: before.version }) : create(record),
    put(list),
    ...(!before || moved ? [create(claim, taken)] : []),
    ...(moved ? [remove(codeKey(before.code))] : []),
    ...(before ? [] : [put({ pk: `ENTITY#${after.entityId}`, sk: `DIST#${id}`, type: "entity-member", tenant: id })]),
    ...qualificationRows(before, after),
    news(event, { pk: key(id).pk, id, ...about, data }),
    auditRow({ subject: { kind: "distributor", id }, ...about, action, before, after, reason }),
  ];
};

interface Wanted {
  region?: string | undefined;
  grade?: string | undefined;
  status?: string | undefined;
  channel?: string | undefined;
}
/** Pages of an index that are looked through for one page of a list that more than one filter narrows. */
const maxTrips = 8;

export const listed = async (
  wanted: Wanted,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<DistributorSummary>> => {
  const [from, partition] = partitionFor(wanted);
  const filters = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const items: DistributorSummary[] = [];
  let next = cursor;
  for (let trip = 0; trip < maxTrips; trip += 1) {
    const page: Page<Found & { summary: DistributorSummary }> = await query({ from, partition, limit, cursor: next });
    for (const row of page.items) {
      if (!filters.every(([field, value]) => row.summary[field as keyof Wanted] === value)) continue;
      items.push(row.summary);
      const more = row !== page.items.at(-1) || page.cursor;
      if (items.length === limit) return { items, cursor: more ? cursorAt(row, from) : undefined };
    }
    next = page.cursor;
    if (!next) break;
  }
  return { items, cursor: next };
};

const partitionFor = ({ region, grade, status }: Wanted): [Source, string] => {
  if (region) return ["byOwner", `DISTRIBUTORS#region#${region}`];
  if (grade) return ["byStage", `DISTRIBUTORS#grade#${grade}`];
  return status ? ["byStage", `DISTRIBUTORS#status#${status}`] : ["byOwner", "DISTRIBUTORS"];
};
