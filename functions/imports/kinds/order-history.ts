import { commit } from "../../../shared/commit.ts";
import type { HistoryOrder as PastOrder } from "../../../shared/contracts/order-model.ts";
import { Refusal } from "../../../shared/errors.ts";
import { type Action, create, type Item, readMany } from "../../../shared/table.ts";
import { findCarrierByCode } from "../../carriers/index.ts";
import { findProducts } from "../../catalog/index.ts";
import { findDistributorByCode } from "../../distributors/index.ts";
import { historyOf, tookOver } from "../../orders/index.ts";
import { localMorning } from "../local-morning.ts";
import type { HistoryOrder } from "../records.ts";
import { inChunksOf, isNew, isSame, lookUp, type Outcome, type Run, type Taker, wrong } from "../take.ts";

const roomOf = 95;

const take = async (records: readonly HistoryOrder[], run: Run): Promise<Outcome[]> => {
  const [buyers, carriers, products] = await Promise.all([
    lookUp(run, "buyer", records.map(({ distributorCode }) => distributorCode), findDistributorByCode),
    lookUp(run, "carrier", records.flatMap(({ carrier }) => carrier ?? []), findCarrierByCode),
    productsOf(records, run),
  ]); // prettier-ignore
  const outcomes: Outcome[] = [];
  const items: Item[][] = [];
  for (const record of records) {
    const buyer = buyers.get(record.distributorCode);
    const unknown = record.lines.find(({ sku }) => !products.has(sku))?.sku;
    if (!buyer) outcomes.push(wrong("distributor", record.distributorCode, "unknown-reference"));
    else if (record.carrier && !carriers.has(record.carrier))
      outcomes.push(wrong("carrier", record.carrier, "unknown-reference"));
    else if (unknown) outcomes.push(wrong("sku", unknown, "unknown-reference"));
    else {
      outcomes.push(isNew);
      items.push(
        historyOf(pastOrder(record, buyer.id, carriers.get(record.carrier ?? "")?.name, products, run), buyer),
      );
    }
  }
  const heads = await readMany(items.map(([head]) => head!));
  const fresh = items.filter((_, i) => !heads[i]);
  let at = 0;
  for (const [i, outcome] of outcomes.entries()) if (outcome === isNew && heads[at++]) outcomes[i] = isSame;
  if (!run.dryRun) await write(fresh, run);
  return outcomes;
};

/** As many orders a transaction as fit, with their news; an order is never cut. */
const write = async (orders: readonly Item[][], run: Run): Promise<void> => {
  let [actions, taken]: [Action[], (readonly Item[])[]] = [[], []];
  const flush = async (): Promise<void> => {
    if (taken.length > 0) await commit([...actions, tookOver(taken, run)]);
    [actions, taken] = [[], []];
  };
  for (const order of orders) {
    if (actions.length + order.length > roomOf) await flush();
    actions.push(...order.map((item) => create(item, () => new Refusal("system/busy", { retryAfterSeconds: 1 }))));
    taken.push(order);
  }
  await flush();
};

const productsOf = async (records: readonly HistoryOrder[], run: Run) => {
  const skus = [...new Set(records.flatMap(({ lines }) => lines.map(({ sku }) => sku)))];
  const missing = skus.filter((sku) => !run.known.has(`product ${sku}`));
  for (const [sku, product] of await findProducts(missing)) run.known.set(`product ${sku}`, product);
  return new Map(
    skus.flatMap((sku) => {
      const product = run.known.get(`product ${sku}`) as Products extends Map<string, infer P> ? P : never;
      return product ? [[sku, product] as const] : [];
    }),
  );
};
type Products = Awaited<ReturnType<typeof findProducts>>;

const pastOrder = (
  record: HistoryOrder,
  distributorId: PastOrder["distributorId"],
  carrier: string | undefined,
  products: Products,
  { policy }: Run,
): PastOrder => ({
  number: record.number,
  distributorId,
  orderedAt: localMorning(record.orderedOn, policy.timeZone),
  requestedOn: record.requestedOn,
  shippedOn: record.shippedOn,
  carrier,
  freightFen: record.freightFen,
  deliverTo: record.shipTo,
  createdBy: record.createdBy,
  currency: policy.currency,
  lines: record.lines.map(({ sku, quantity, unitFen, discountBp }) => {
    const { name, unit, taxRate = policy.defaultTaxRate } = products.get(sku)!;
    return { sku, name, unit, quantity, unitFen, discount: discountBp, taxRate };
  }),
});

export const orderHistory: Taker<"order-history"> = { chunk: inChunksOf(40), take };
