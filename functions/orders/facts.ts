import { policyNow } from "../company/index.ts";
import { countsFrom, creditOf, overdueOf } from "../credit/index.ts";
import { findDistributor } from "../distributors/index.ts";
import { findProducts } from "../catalog/index.ts";
import { stockAt } from "../inventory/index.ts";
import { resolvePrices } from "../pricing/index.ts";
import type { Order, RequestedLine } from "../../shared/contracts/order-model.ts";
import type { DistributorId, LocalDate } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { Refusal } from "../../shared/errors.ts";
import type { Caller } from "../../shared/membership.ts";
import { type Assessment, assess, type OrderFacts } from "./assess.ts";
import { remediesFor } from "./remedies.ts";

/** Whose order a caller makes: a distributor's members their own, whatever they send; HQ must name the buyer. */
export const buyerOf = (caller: Caller, asked: DistributorId | undefined): DistributorId => {
  if (caller.tenant !== "HQ") {
    if (asked !== undefined && asked !== caller.tenant) throw new Refusal("distributor/unknown");
    return caller.tenant;
  }
  if (!asked) throw new Refusal("distributor/unknown");
  return asked;
};

export interface Question {
  distributorId: DistributorId;
  lines: readonly RequestedLine[];
  requestedOn?: LocalDate | undefined;
  /** The order as it stands, when it is changed or submitted: what it holds is free for it. */
  own?: Order | undefined;
  now: string;
}

/** All that an order is judged by, in two round trips: the buyer and the products, then prices, stock and credit. */
export const orderFacts = async ({ distributorId, lines, requestedOn, own, now }: Question): Promise<OrderFacts> => {
  const skus = [...new Set(lines.map(({ sku }) => sku))];
  const [policy, buyer, products] = await Promise.all([
    policyNow(),
    findDistributor(distributorId),
    findProducts(skus),
  ]);
  if (!buyer) throw new Refusal("distributor/unknown");
  const today = localDate(now, policy.timeZone);
  const asked = lines.flatMap(({ sku, quantity }) => {
    const product = products.get(sku);
    return product ? [{ sku, quantity, category: product.category, floorFen: product.floorFen }] : [];
  });
  const { id, grade, region, channel } = buyer;
  const [prices, balances, credit] = await Promise.all([
    asked.length === lines.length ? resolvePrices({ distributorId: id, grade, region, channel }, asked, today) : [],
    stockAt(buyer.suppliedFrom, skus),
    creditOf(buyer.entityId, now),
  ]);
  return {
    prices: own && own.approval !== "draft" ? keepFrozen(lines, prices, own) : prices,
    ...{ buyer, policy, today, products, balances, credit },
    overdue: overdueOf(credit, policy),
    countsFrom: countsFrom(policy, requestedOn, today),
    agreed: own && own.approval !== "draft" ? own.lines : undefined,
    own: own && { lines: own.lines, creditHeldFen: waits(credit, own) ? 0 : own.creditHeldFen },
  };
};

/** What waits for its date uses no credit yet: there is none to count as free. */
const waits = ({ ahead }: OrderFacts["credit"], { id }: Order): boolean =>
  ahead.some(({ document }) => document === id);

/** After submit, a line that stays as it was keeps its price; only what is new or changed is priced anew. */
const keepFrozen = (lines: Question["lines"], prices: OrderFacts["prices"], own: Order): OrderFacts["prices"] =>
  lines.map(
    ({ sku, quantity }, i) =>
      own.lines.find((line) => line.sku === sku && line.quantity === quantity)?.price ?? prices[i],
  );

export interface Judged extends Assessment {
  facts: OrderFacts;
}
export const judge = async (question: Question): Promise<Judged> => {
  const facts = await orderFacts(question);
  return { facts, ...assess(question.lines, facts, question.now) };
};

/** What would make it pass: judged again on stock and credit as they were read, with prices looked up for each smaller quantity. */
export const remedies = ({ facts, ...first }: Judged, question: Question) =>
  remediesFor(question.lines, first, facts.products, async (lines) => {
    const { id, grade, region, channel } = facts.buyer;
    const asked = lines.map(({ sku, quantity }) => {
      const { category, floorFen } = facts.products.get(sku)!;
      return { sku, quantity, category, floorFen };
    });
    const prices = await resolvePrices({ distributorId: id, grade, region, channel }, asked, facts.today);
    return assess(lines, { ...facts, prices }, question.now);
  });

/** Throws the first thing that refuses an order, with all obstacles and what would pass. */
export const refuse = async (judged: Judged, question: Question): Promise<never> => {
  const refusing = judged.obstacles.find(({ code }) => !judged.holds.some((hold) => hold.code === code))!;
  throw new Refusal(refusing.code as Refusal["code"], {
    ...refusing.facts,
    ...(refusing.lineNo !== undefined && { lineNo: refusing.lineNo }),
    currency: judged.lines[0]?.price.currency,
    obstacles: judged.obstacles,
    remedies: await remedies(judged, question),
  });
};
