import { queryAll, read } from "../../shared/table.ts";
import { commit } from "../../shared/commit.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { systemActor } from "../../events/define.ts";
import type { Location } from "../../shared/contracts/locations.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { productCreation } from "../../functions/catalog/index.ts";
import type { Product } from "../../shared/contracts/catalog.ts";
import { call, type Member } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { eventsOf } from "../support/heard.ts";
import { openLocation, postStock, stockAt, type StockEntry } from "../../functions/inventory/index.ts";

export const actor = systemActor("test");
/** An HQ warehouse, or a distributor's place, that exists. */
export const aPlace = async (tenant: string = "HQ", more: Partial<Location> = {}): Promise<LocationId> => {
  const id = `loc_${freshToken()}` as LocationId;
  const kind = tenant === "HQ" ? "warehouse" : "distributor";
  await commit(
    openLocation({
      id,
      code: id.slice(4),
      name: `place ${id}`,
      kind,
      tenant: tenant as Location["tenant"],
      region: "East",
      ...more,
    }),
  );
  return id;
};
export const aSku = (): Sku => `SKU-${freshToken()}`;
export const cause = { kind: "test", id: "doc_test" };
export const post = (entries: StockEntry[], more: Partial<Parameters<typeof postStock>[0]> = {}): Promise<void> =>
  postStock({ document: `doc_${freshToken()}`, entries, marks: [], finish: [], actor, now: clock.now(), ...more });
export const withStock = async (locationId: LocationId, onHand: number, skus: Sku[] = [aSku()]): Promise<Sku[]> => {
  for (let i = 0; i < skus.length; i += 40)
    await post(skus.slice(i, i + 40).map((sku) => ({ sku, locationId, onHand, cause })));
  return skus;
};
export const figures = async (locationId: LocationId, skus: Sku[]): Promise<string[]> =>
  (await stockAt([locationId], skus)).map(
    (b) => `${b.onHand}/${b.reserved}/${b.available}/${b.incoming}/${b.inTransit}`,
  );
export const movementsOf = (locationId: LocationId, sku: Sku): Promise<{ onHand: number; inTransit: number }[]> =>
  queryAll({ partition: `STOCK#${locationId}#${sku}`, prefix: "MOVE#" });
export const postingOf = (document: string): Promise<unknown> => read({ pk: `POSTING#${document}`, sk: "POSTING" });
/** Products of these SKUs, that exist. */
export const theProducts = async (skus: readonly Sku[]): Promise<void> => {
  const tea = {
    name: { en: "Tea" },
    category: "Tea",
    unit: "box",
    wholePacksOnly: false,
    status: "active",
    version: 1,
  };
  const products = skus.map((sku) => ({ ...tea, sku }) as Product);
  await commit(products.flatMap((product) => productCreation(product, { actor, now: clock.now() })));
};
export type Told = Awaited<ReturnType<typeof eventsOf>>[number];
/** What was told of a stock document that a member books. */
export const bookedBy = async (as: Member, route: Parameters<typeof call>[0], body: object): Promise<Told[]> => {
  const { documentId } = await ok(call(route, { as, body }));
  return eventsOf(`STOCKDOC#${documentId}`);
};
