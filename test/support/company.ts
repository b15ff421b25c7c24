import { createProduct } from "../../shared/contracts/catalog.ts";
import { changePolicy, getPolicy, type Policy } from "../../shared/contracts/company.ts";
import { setCreditLimit } from "../../shared/contracts/credit.ts";
import { type Distributor, registerDistributor } from "../../shared/contracts/distributors.ts";
import { createLocation } from "../../shared/contracts/locations.ts";
import type { OrderContent } from "../../shared/contracts/order-model.ts";
import { createOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { changePriceEntries, changePriceList, createPriceList, getPriceList } from "../../shared/contracts/pricing.ts";
import { receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { aMember, call, type Member, type Reply } from "./call.ts";

/** A reply that has to be a success; its problem otherwise, in the failure's text. */
export const ok = async <Body = any>(reply: Promise<Reply<Body>>): Promise<Body> => {
  const { status, body } = await reply;
  if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

export interface Company {
  admin: Member;
  sales: Member;
  finance: Member;
  warehouse: Member;
  hangzhou: string;
  wuhan: string;
}

/** HQ's people, two warehouses, a published base list. Everything goes through the API. */
export const aCompany = async (policy: Partial<Policy> = {}): Promise<Company & { listId: string }> => {
  const [admin, sales, finance, warehouse] = await Promise.all([
    aMember("admin"),
    aMember("sales"),
    aMember("finance"),
    aMember("warehouse"),
  ]);
  const place = (code: string, name: string, region: string) =>
    ok(call(createLocation, { as: admin, body: { code, name, kind: "warehouse", tenant: "HQ", region } }));
  const [hangzhou, wuhan] = await Promise.all([place("HZ", "杭州仓", "华东"), place("WH", "武汉仓", "华中")]);
  await setPolicy(admin, policy);
  const list = await ok(
    call(createPriceList, {
      as: admin,
      body: { name: "标准价", for: { level: "base" }, currency: "CNY", taxIncluded: true },
    }),
  );
  return { admin, sales, finance, warehouse, hangzhou: hangzhou.id, wuhan: wuhan.id, listId: list.id };
};

export const setPolicy = async (admin: Member, change: Partial<Policy>): Promise<void> => {
  const { version, ...policy } = await ok(call(getPolicy, { as: admin }));
  const body = { policy: { ...policy, ...change }, reason: "a test wants it so", expectedVersion: version };
  await ok(call(changePolicy, { as: admin, body }));
};

export interface Goods {
  sku: string;
  unitFen: number;
  /** On hand by place. */
  stock?: Record<string, number>;
  more?: object;
}
/** Products with a base price, and stock where it is named. */
export const someGoods = async (company: Company & { listId: string }, goods: readonly Goods[]): Promise<void> => {
  for (const { sku, more } of goods)
    await ok(
      call(createProduct, {
        as: company.admin,
        body: {
          sku,
          name: { zh: `商品 ${sku}`, en: `Product ${sku}` },
          category: "饮料",
          unit: "瓶",
          status: "active",
          ...more,
        },
      }),
    );
  await setPrices(company, goods);
  const places = [...new Set(goods.flatMap(({ stock }) => Object.keys(stock ?? {})))];
  for (const locationId of places) {
    const lines = goods.flatMap(({ sku, stock }) =>
      stock?.[locationId] ? [{ sku, quantity: stock[locationId] }] : [],
    );
    await ok(call(receiveGoods, { as: company.warehouse, body: { locationId, lines } }));
  }
};

const setPrices = async (
  { admin, listId }: { admin: Member; listId: string },
  goods: readonly Goods[],
): Promise<void> => {
  const set = goods.map(({ sku, unitFen }) => ({ scope: { kind: "sku", sku }, price: { kind: "unit", unitFen } }));
  const list = await ok(call(getPriceList, { as: admin, params: { listId } }));
  const done = await ok(
    call(changePriceEntries, {
      as: admin,
      params: { listId },
      body: { set, remove: [], expectedVersion: list.version, reason: "prices of the test" },
    }),
  );
  if (list.status === "published") return;
  const { name, taxIncluded } = list;
  await ok(
    call(changePriceList, {
      as: admin,
      params: { listId },
      body: { name, taxIncluded, status: "published", expectedVersion: done.version, reason: "prices of the test" },
    }),
  );
};

export interface Buyer {
  distributor: Distributor;
  buyer: Member;
}
let registered = 0;
/** A distributor supplied from both warehouses, with a buyer; `limitFen` null: no limit. */
export const aDistributor = async (
  company: Company,
  { limitFen = 10_000_000, ...more }: { limitFen?: number | null } & Record<string, unknown> = {},
): Promise<Buyer> => {
  registered += 1;
  const distributor: Distributor = await ok(
    call(registerDistributor, {
      as: company.admin,
      body: {
        code: `D${registered}`,
        name: `杭州第${registered}商贸有限公司`,
        legalName: `杭州第${registered}商贸有限公司`,
        channel: "distributor",
        grade: "B",
        region: "华东",
        paymentTerms: { kind: "credit", days: 30 },
        suppliedFrom: [company.hangzhou, company.wuhan],
        addresses: [{ city: "杭州", street: "文一路 1 号", country: "中国" }],
        ...more,
      },
    }),
  );
  const limit = limitFen === null ? { kind: "none" } : { kind: "limited", limitFen };
  await ok(
    call(setCreditLimit, {
      as: company.finance,
      params: { entityId: distributor.entityId },
      body: { limit, reason: "limit of the test", expectedVersion: 0 },
    }),
  );
  return { distributor, buyer: await aMember("buyer", distributor.id) };
};

/** A draft, made by the buyer. */
export const aDraft = (buyer: Member, lines: OrderContent["lines"], more: Partial<OrderContent> = {}) =>
  ok(call(createOrder, { as: buyer, body: { lines, ...more } }));
/** The reply of submitting a new order of these lines. */
export const submitNew = async (buyer: Member, lines: OrderContent["lines"], more: Partial<OrderContent> = {}) => {
  const draft = await aDraft(buyer, lines, more);
  return call(submitOrder, { as: buyer, params: { orderId: draft.id }, body: { expectedVersion: 1 } });
};
