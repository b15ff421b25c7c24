import type { Product } from "../../shared/contracts/catalog.ts";
import type { Obstacle, Remedy, RemedyStep, RequestedLine } from "../../shared/contracts/order-model.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import type { Assessment } from "./assess.ts";

/** Judges a smaller order anew, prices included: a smaller quantity may fall to a lower tier. */
export type Reassess = (lines: readonly RequestedLine[]) => Promise<Assessment>;

/** A line's number in the order as it was asked for, and what is left of it. */
type Cut = { lineNo: number; sku: Sku; quantity: number; asked: number };
const maxCuts = 6;

/**
 * What would pass [E8]: each remedy is a list of things that, all done, make the order pass, and each was tried on a copy of it before it is
 * told. Empty where nothing that the buyer could do would help.
 */
export const remediesFor = async (
  requested: readonly RequestedLine[],
  first: Assessment,
  products: ReadonlyMap<Sku, Product>,
  reassess: Reassess,
): Promise<Remedy[]> => {
  if (first.verdict === "passes") return [];
  const codes = new Set(first.obstacles.map(({ code }) => code));
  if (codes.has("order/below-minimum")) return belowMinimum(first);
  const shorts = first.obstacles.filter(({ code }) => code === "stock/short");
  const stocked = cutToStock(requested, shorts, products);
  if (stocked.every(({ quantity }) => quantity === 0)) return [];
  const then = shorts.length > 0 ? await reassess(remaining(stocked)) : first;
  const rest = then.obstacles.filter(({ code }) => code !== "stock/short");
  const holds = releaseSteps(rest);
  const exceeded = rest.find(({ code }) => code === "credit/exceeded");
  const refused = rest.some(({ code }) => code === "order/below-minimum");
  if (refused) return [];
  const reductions = stepsOf(stocked);
  const laterSteps = shipLater(shorts, stocked);
  const remedies: Remedy[] = [];
  const add = (steps: readonly RemedyStep[]): void => {
    if (steps.length > 0) remedies.push([...steps]);
  };
  if (!exceeded) {
    add([...reductions, ...holds]);
    if (laterSteps.length > 0) add([...laterSteps, ...holds]);
    return remedies;
  }
  const smaller = await cutToCredit(stocked, products, reassess);
  if (smaller) add([...stepsOf(smaller), ...holds]);
  const prepay: RemedyStep = { do: "prepay", amountFen: Number(exceeded.facts.shortFen) };
  add([...reductions, prepay, ...holds]);
  if (first.verdict === "held")
    add([...reductions, { do: "ask-release", hold: "CREDIT", roles: ["finance"] }, ...holds]);
  return remedies;
};

const belowMinimum = ({ obstacles }: Assessment): Remedy[] => {
  const { facts } = obstacles.find(({ code }) => code === "order/below-minimum")!;
  return [[{ do: "raise-to-minimum", amountFen: Number(facts.missingFen) }]];
};

const wholePacks = (product: Product | undefined, quantity: number): number =>
  product?.wholePacksOnly && product.pack ? Math.floor(quantity / product.pack.size) * product.pack.size : quantity;

const cutToStock = (
  requested: readonly RequestedLine[],
  shorts: readonly Obstacle[],
  products: ReadonlyMap<Sku, Product>,
): Cut[] =>
  requested.map(({ sku, quantity }, i) => {
    const short = shorts.find(({ lineNo }) => lineNo === i + 1);
    return {
      lineNo: i + 1,
      sku,
      asked: quantity,
      quantity: short ? wholePacks(products.get(sku), Number(short.facts.available)) : quantity,
    };
  });

/** Takes from the dearest line first, so that few lines change; undefined where no part of the order fits the credit. */
const cutToCredit = async (
  from: readonly Cut[],
  products: ReadonlyMap<Sku, Product>,
  reassess: Reassess,
): Promise<Cut[] | undefined> => {
  let cuts = [...from];
  for (let round = 0; round < maxCuts; round += 1) {
    const lines = remaining(cuts);
    if (lines.length === 0) return undefined;
    const tried = await reassess(lines);
    if (tried.obstacles.some(({ code }) => code === "order/below-minimum" || code === "stock/short")) return undefined;
    const exceeded = tried.obstacles.find(({ code }) => code === "credit/exceeded");
    if (!exceeded) return cuts;
    const kept = cuts.filter(({ quantity }) => quantity > 0);
    const dearest = tried.lines.reduce(
      (best, line, i) => (line.amountFen > tried.lines[best]!.amountFen ? i : best),
      0,
    );
    const { amountFen, quantity, sku } = tried.lines[dearest]!;
    const left = Math.floor((quantity * Math.max(0, amountFen - Number(exceeded.facts.shortFen))) / amountFen);
    const target = kept[dearest]!.lineNo;
    cuts = cuts.map((cut) => (cut.lineNo === target ? { ...cut, quantity: wholePacks(products.get(sku), left) } : cut));
  }
  return undefined;
};

const remaining = (cuts: readonly Cut[]): RequestedLine[] =>
  cuts.flatMap(({ sku, quantity }) => (quantity > 0 ? [{ sku, quantity }] : []));

const stepsOf = (cuts: readonly Cut[]): RemedyStep[] =>
  cuts.flatMap(({ lineNo, asked, quantity }) =>
    quantity < asked ? [{ do: "reduce-line" as const, lineNo, by: asked - quantity, to: quantity }] : [],
  );

/** Where enough is on its way: the same cut, with the rest as an order of its own later. */
const shipLater = (shorts: readonly Obstacle[], cuts: readonly Cut[]): RemedyStep[] => {
  if (shorts.length === 0 || !shorts.every(({ facts }) => Number(facts.incoming) >= Number(facts.short))) return [];
  return shorts.map(({ lineNo, facts }) => {
    const { asked, quantity } = cuts[lineNo! - 1]!;
    return {
      do: "ship-later",
      lineNo: lineNo!,
      now: quantity,
      later: asked - quantity,
      incoming: Number(facts.incoming),
    };
  });
};

const releaseSteps = (obstacles: readonly Obstacle[]): RemedyStep[] =>
  obstacles.flatMap(({ code, facts }): RemedyStep[] => {
    if (code === "credit/overdue") return [{ do: "pay-overdue", amountFen: Number(facts.overdueFen) }];
    if (code === "qualification/expired") return [{ do: "ask-release", hold: "POLICY", roles: ["sales", "admin"] }];
    return [];
  });
