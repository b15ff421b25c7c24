import { stockMoved } from "../../../events/inventory.ts";
import { commit } from "../../../shared/commit.ts";
import { AlreadyDone, unlessDone } from "../../../shared/errors.ts";
import { news } from "../../../shared/outbox.ts";
import { create } from "../../../shared/table.ts";
import { findProducts } from "../../catalog/index.ts";
import {
  findLocationByCode,
  type Location,
  postStock,
  readLevels,
  type StockLevel,
  thresholdChange,
} from "../../inventory/index.ts";
import type { StockRecord } from "../records.ts";
import { inChunksOf, isNew, isSame, lookUp, type Outcome, type Run, type Taker, wrong } from "../take.ts";

/** What is counted becomes what is there: the difference is posted, so the same file again changes nothing. */
const postCounts = async (
  rows: readonly { record: StockRecord; place: Location; level: StockLevel }[],
  run: Run,
  chunkName: string,
): Promise<void> => {
  const document = `${run.id}-${chunkName}`;
  const entries = rows.map(({ record, place, level }, i) => ({
    sku: record.sku,
    locationId: place.id,
    onHand: record.onHand - level.onHand,
    incoming: record.incoming - level.incoming,
    cause: { kind: "import", id: run.id, line: i + 1 },
  }));
  const changed = entries.filter(({ onHand, incoming }) => onHand !== 0 || incoming !== 0);
  if (changed.length === 0) return;
  const stock = changed.map(({ cause: _, ...change }) => ({ ...change, reserved: 0, inTransit: 0 }));
  const about = { tenant: "HQ", actor: run.actor, now: run.now };
  const mark = { pk: `STOCKDOC#${document}`, sk: "TAKEN", type: "import-mark", tenant: "HQ" };
  await postStock({
    document,
    entries: changed,
    marks: [create(mark, () => new AlreadyDone(document))],
    finish: [
      news(stockMoved, { pk: mark.pk, id: document, version: 1, data: { document, reason: "count", stock }, ...about }),
    ],
    ...about,
  });
};

const isSet = ({ record, level }: { record: StockRecord; level: StockLevel }): boolean =>
  record.reorderPoint === undefined ||
  (level.threshold?.reorderPoint === record.reorderPoint && level.threshold.safetyStock === (record.safetyStock ?? 0));

const take = async (records: readonly StockRecord[], run: Run, chunkName: string): Promise<Outcome[]> => {
  const places = await lookUp(run, "place", records.map(({ location }) => location), findLocationByCode); // prettier-ignore
  const products = await findProducts(records.map(({ sku }) => sku));
  const outcomes = records.map((record): Outcome => {
    if (!places.has(record.location)) return wrong("location", record.location, "unknown-reference");
    if ((record.safetyStock ?? 0) > (record.reorderPoint ?? Number.MAX_SAFE_INTEGER))
      return wrong("safetyStock", String(record.safetyStock), "not-allowed");
    return products.has(record.sku) ? isNew : wrong("sku", record.sku, "unknown-reference");
  });
  const good = records.flatMap((record, at) =>
    outcomes[at] === isNew ? [{ record, at, place: places.get(record.location)! }] : [],
  );
  const levels = await readLevels(good.map(({ record: { sku }, place }) => ({ sku, locationId: place.id })));
  const rows = good.map((row, i) => ({ ...row, level: levels[i]! }));
  for (const row of rows) {
    const { record, level, at } = row;
    const short = record.onHand < level.reserved;
    const isByLot = products.get(record.sku)!.tracking && record.onHand !== level.onHand;
    if (isByLot) outcomes[at] = wrong("onHand", String(record.onHand), "kept-by-lot");
    else if (short) outcomes[at] = wrong("onHand", String(record.onHand), "below-reserved");
    else if (record.onHand === level.onHand && record.incoming === level.incoming && isSet(row)) outcomes[at] = isSame;
  }
  if (run.dryRun) return outcomes;
  const fresh = rows.filter(({ at }) => outcomes[at] === isNew);
  await postCounts(fresh, run, chunkName).catch(unlessDone);
  const thresholds = fresh.filter((row) => !isSet(row));
  await commit(
    thresholds.flatMap(({ record: { sku, reorderPoint = 0, safetyStock = 0 }, place, level }) =>
      thresholdChange({ sku, locationId: place.id }, place.tenant, level.threshold, { reorderPoint, safetyStock }, run),
    ),
  );
  return outcomes;
};

export const stock: Taker<"stock"> = { chunk: inChunksOf(25), take };
