import { productCreation } from "../../functions/catalog/index.ts";
import { registration } from "../../functions/distributors/index.ts";
import { systemActor } from "../../events/define.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { ProductFields } from "../../shared/contracts/catalog.ts";
import { DistributorFields } from "../../shared/contracts/distributors.ts";
import { DistributorId, EntityId, LocationId } from "../../shared/contracts/primitives.ts";
import {
  changePriceEntries,
  changePriceList,
  createPriceList,
  type PriceEntry,
  type PriceList,
} from "../../shared/contracts/pricing.ts";
import { call, type Member, type Reply } from "../support/call.ts";

const by = () => ({ actor: systemActor("test"), now: clock.now() });

export const aProduct = async (sku: string, more: Partial<ProductFields> = {}): Promise<string> => {
  const fields = ProductFields.parse({
    name: { zh: `商品 ${sku}` },
    category: "茶",
    unit: "罐",
    status: "active",
    ...more,
  });
  await commit(productCreation({ ...fields, sku, version: 1 }, by()));
  return sku;
};

export const someProducts = async (skus: readonly string[]): Promise<void> => {
  const fields = ProductFields.parse({ name: { zh: "茶" }, category: "茶", unit: "罐", status: "active" });
  for (let i = 0; i < skus.length; i += 30)
    await commit(skus.slice(i, i + 30).flatMap((sku) => productCreation({ ...fields, sku, version: 1 }, by())));
};

export const aDistributor = async (more: Partial<DistributorFields> = {}): Promise<DistributorId> => {
  const token = freshToken();
  const fields = DistributorFields.parse({
    code: token,
    name: "杭州分销",
    legalName: "杭州分销有限公司",
    entityId: EntityId.parse(`ent_${token}`),
    taxNumber: "91330000",
    channel: "distributor",
    grade: "A",
    region: "华东",
    status: "active",
    paymentTerms: { kind: "prepaid" },
    suppliedFrom: [LocationId.parse("loc_hq")],
    locationId: LocationId.parse(`loc_${token}`),
    ...more,
  });
  const id = DistributorId.parse(`dst_${token}`);
  await commit(registration({ ...fields, id }, by()));
  return id;
};

export const sku = (name: string, unitFen: number, more: Partial<PriceEntry> = {}): PriceEntry => ({
  scope: { kind: "sku", sku: name },
  fromQuantity: 1,
  price: { kind: "unit", unitFen },
  ...more,
});

/** A draft of `target` with these entries, made through the routes. */
export const aDraft = async (
  as: Member,
  target: PriceList["for"],
  entries: PriceEntry[],
  more: Partial<PriceList> = {},
): Promise<PriceList> => {
  const fields = { name: `list ${freshToken()}`, for: target, currency: "CNY", taxIncluded: true, ...more };
  const { body: list } = await call<PriceList>(createPriceList, { as, body: fields });
  const { body } = await setEntries(as, list, entries);
  return { ...list, version: body.version };
};
export const setEntries = (as: Member, { id, version }: PriceList, set: PriceEntry[], remove: object[] = []) =>
  call(changePriceEntries, {
    as,
    params: { listId: id },
    body: { set, remove, expectedVersion: version, reason: "test" },
  });
export const change = (as: Member, list: PriceList, more: Partial<PriceList>): Promise<Reply> => {
  const { name, taxIncluded, from, to, status, version } = { ...list, ...more };
  const body = { name, taxIncluded, from, to, status, expectedVersion: version, reason: "test" };
  return call(changePriceList, { as, params: { listId: list.id }, body });
};
export const aPublished = async (...draft: Parameters<typeof aDraft>): Promise<PriceList> => {
  const list = await aDraft(...draft);
  const reply = await change(draft[0], list, { status: "published" });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body as PriceList;
};
