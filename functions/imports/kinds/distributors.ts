import { digest } from "../../../shared/clock.ts";
import { commit } from "../../../shared/commit.ts";
import type { Distributor } from "../../../shared/contracts/distributors.ts";
import type { DistributorId, EntityId, LocationId } from "../../../shared/contracts/primitives.ts";
import { firstLimit } from "../../credit/index.ts";
import { findDistributorByCode, registration } from "../../distributors/index.ts";
import { findLocationByCode, openLocation } from "../../inventory/index.ts";
import type { DistributorRecord } from "../records.ts";
import { agrees, inChunksOf, isNew, isSame, lookUp, type Outcome, type Run, type Taker, wrong } from "../take.ts";

/** @param first of its legal entity in this chunk: one account, one limit. */
const takeOne = async (record: DistributorRecord, first: boolean, run: Run): Promise<Outcome> => {
  const places = await lookUp(run, "place", record.suppliedFrom, findLocationByCode);
  const unknown = record.suppliedFrom.find((code) => !places.has(code));
  if (unknown) return wrong("suppliedFrom", unknown, "unknown-reference");
  const wanted = distributorOf(record, record.suppliedFrom.map((code) => places.get(code)!.id)); // prettier-ignore
  const found = await findDistributorByCode(record.code);
  if (found) {
    const { id: _, entityId: __, locationId: ___, ...content } = wanted;
    return agrees(content, found) ? isSame : wrong("code", record.code, "conflict");
  }
  if (run.dryRun) return isNew;
  const { locationId, entityId } = wanted;
  const store = wanted.channel === "store";
  const { code, name, region } = record;
  const place = {
    id: locationId,
    code,
    name,
    kind: store ? "store" : "distributor",
    tenant: wanted.id,
    region,
  } as const;
  const { creditLimit } = record;
  const limit =
    creditLimit && first ? await firstLimit(entityId, creditLimit, { ...run, reason: `import ${run.id}` }) : [];
  await commit([...registration(wanted, run), ...openLocation(place), ...limit]);
  return isNew;
};

const distributorOf = (record: DistributorRecord, suppliedFrom: LocationId[]): Omit<Distributor, "version"> => {
  const { creditDays, creditLimit: _, ...rest } = record;
  const name = digest("import", record.code.toUpperCase());
  return {
    ...rest,
    id: `dst_${name}` as DistributorId,
    locationId: `loc_${name}` as LocationId,
    /** One taxpayer is one legal entity, and one credit account. */
    entityId: `ent_${record.taxNumber ? digest("taxpayer", record.taxNumber) : name}` as EntityId,
    status: "active",
    paymentTerms: creditDays === undefined ? { kind: "prepaid" } : { kind: "credit", days: creditDays },
    suppliedFrom,
    qualifications: [],
  };
};

export const distributors: Taker<"distributors"> = {
  chunk: inChunksOf(25),
  take: (records, run) => {
    const entities = records.map(({ taxNumber, code }) => taxNumber ?? code);
    return Promise.all(records.map((record, i) => takeOne(record, entities.indexOf(entities[i]!) === i, run)));
  },
};
