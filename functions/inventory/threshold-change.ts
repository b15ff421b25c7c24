import { thresholdChanged } from "../../events/inventory.ts";
import type { Actor } from "../../events/define.ts";
import type { Threshold } from "../../shared/contracts/inventory.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { news } from "../../shared/outbox.ts";
import type { Action } from "../../shared/table.ts";
import { auditRow } from "../audit/index.ts";
import { stockPartition, withThreshold } from "./stock.table.ts";

/** The threshold of a SKU at a place, its event and its audit row; refused as stale where it is not `before` any more. */
export const thresholdChange = (
  place: { sku: Sku; locationId: LocationId },
  tenant: string,
  before: Threshold | undefined,
  quantities: Omit<Threshold, "version">,
  { actor, now }: { actor: Actor; now: string },
): Action[] => {
  const version = (before?.version ?? 0) + 1;
  const id = `thr_${place.locationId}_${place.sku}`;
  const about = { tenant, actor, now, version };
  const after = { ...quantities, version };
  return [
    withThreshold(place, tenant, version - 1, after),
    news(thresholdChanged, { pk: stockPartition(place), id, data: { ...quantities, stock: [place] }, ...about }),
    auditRow({ subject: { kind: "threshold", id }, action: "set-threshold", before, after, ...about }),
  ];
};
