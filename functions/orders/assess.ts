import type { Balance } from "../inventory/index.ts";
import type { CreditPosition } from "../credit/index.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { Hold, Obstacle, OrderLine, RequestedLine } from "../../shared/contracts/order-model.ts";
import type { LocalDate, Sku } from "../../shared/contracts/primitives.ts";
import type { Product } from "../../shared/contracts/catalog.ts";
import type { ResolvedPrice } from "../../shared/contracts/resolved-price.ts";
import { allocate } from "./allocation.ts";
import { pricedLines } from "./priced-lines.ts";

/** Everything that an order is judged by, read at one moment. */
export interface OrderFacts {
  buyer: Distributor;
  policy: Policy;
  today: LocalDate;
  products: ReadonlyMap<Sku, Product>;
  /** One a line; undefined where no list covers it. */
  prices: readonly (ResolvedPrice | undefined)[];
  balances: readonly Balance[];
  credit: CreditPosition;
  /** What the order itself holds already: counted as free for it. */
  own?: { lines: readonly OrderLine[]; creditHeldFen: number } | undefined;
  /** Lines agreed on before: one that stays as it is keeps its money, and is not asked again whether it may be ordered. */
  agreed?: readonly OrderLine[] | undefined;
  /** Whether what is overdue holds new orders. */
  overdue: { holdsNewOrders: boolean; overdueFen: number; days: number };
  /** Wanted beyond the credit horizon: it uses no credit before this date. */
  countsFrom?: LocalDate | undefined;
}
export interface Assessment {
  lines: OrderLine[];
  totalFen: number;
  obstacles: Obstacle[];
  /** The obstacles that let the order in but hold it. */
  holds: Hold[];
  verdict: "passes" | "held" | "refused";
}

/** Would this order pass? Pure: the same facts give the same answer to a quote, a submission and a change. */
export const assess = (requested: readonly RequestedLine[], facts: OrderFacts, now: string): Assessment => {
  const { policy } = facts;
  const priced = pricedLines(requested, facts);
  const plan = allocate(priced, facts.buyer.suppliedFrom, freeStock(facts));
  const totalFen = priced.reduce((n, line) => n + line.amountFen, 0);
  const found = [
    ...tooSmall(totalFen, policy),
    ...stockObstacles(plan, facts),
    ...creditObstacles(totalFen, facts),
    ...qualificationObstacles(facts),
  ];
  const holds = found.flatMap(({ holds: kind, code, facts: figures }) =>
    kind ? [{ kind, code, facts: figures, since: now, releasedBy: releasers[kind] } as Hold] : [],
  );
  return {
    lines: plan.map(({ line, from }) => ({ ...line, reserved: from })),
    totalFen,
    obstacles: found.map(({ holds: _, ...obstacle }) => obstacle),
    holds: mergedHolds(holds),
    verdict: found.some(({ holds: kind }) => !kind) ? "refused" : holds.length > 0 ? "held" : "passes",
  };
};

export const releasers: Record<Hold["kind"], readonly string[]> = {
  CREDIT: ["finance"],
  STOCK: [],
  POLICY: ["sales", "admin"],
};

interface Finding extends Obstacle {
  /** The hold it makes; absent: the order is refused. */
  holds?: Hold["kind"];
}

/** One hold a kind and code: the first line's figures stand for all, with the number of lines. */
const mergedHolds = (holds: readonly Hold[]): Hold[] => {
  const byCode = new Map<string, Hold>();
  for (const hold of holds) {
    const known = byCode.get(hold.code);
    if (!known) byCode.set(hold.code, hold);
    else byCode.set(hold.code, { ...known, facts: { ...known.facts, lines: Number(known.facts.lines ?? 1) + 1 } });
  }
  return [...byCode.values()];
};

/** What is free at each place for this order: what is available, and what the order itself has set aside. */
const freeStock = ({ balances, own }: OrderFacts): Map<string, number> => {
  const free = new Map(balances.map(({ sku, locationId, available }) => [`${locationId} ${sku}`, available]));
  for (const { sku, reserved } of own?.lines ?? [])
    for (const [place, quantity] of Object.entries(reserved))
      free.set(`${place} ${sku}`, (free.get(`${place} ${sku}`) ?? 0) + quantity);
  return free;
};

const tooSmall = (totalFen: number, { minimumOrderFen }: Policy): Finding[] =>
  totalFen >= minimumOrderFen
    ? []
    : [
        {
          code: "order/below-minimum",
          facts: { minimumFen: minimumOrderFen, totalFen, missingFen: minimumOrderFen - totalFen },
        },
      ];

const stockObstacles = (plan: ReturnType<typeof allocate>, { policy, balances }: OrderFacts): Finding[] =>
  plan.flatMap(({ line, short }) => {
    if (short === 0) return [];
    const incoming = balances.filter(({ sku }) => sku === line.sku).reduce((n, b) => n + b.incoming, 0);
    const facts = { sku: line.sku, wanted: line.quantity, available: line.quantity - short, short, incoming };
    return [
      {
        code: "stock/short",
        lineNo: line.lineNo,
        facts,
        ...(policy.whenStockShort === "backorder" && { holds: "STOCK" as const }),
      },
    ];
  });

const creditObstacles = (totalFen: number, facts: OrderFacts): Finding[] => {
  const { credit, overdue, policy, buyer, own } = facts;
  const found: Finding[] = [];
  const free = credit.availableFen === undefined ? undefined : credit.availableFen + (own?.creditHeldFen ?? 0);
  if (free !== undefined && facts.countsFrom === undefined && totalFen > free) {
    const limitFen = credit.limit.kind === "limited" ? credit.limit.limitFen : undefined;
    found.push({
      code: "credit/exceeded",
      facts: { shortFen: totalFen - free, availableFen: free, limitFen, exposureFen: credit.exposureFen, totalFen },
      ...(policy.whenCreditShort === "hold" && { holds: "CREDIT" as const }),
    });
  }
  if (buyer.paymentTerms.kind === "credit" && overdue.holdsNewOrders)
    found.push({
      code: "credit/overdue",
      facts: { overdueFen: overdue.overdueFen, overdueDays: overdue.days, ...policy.overdue },
      holds: "CREDIT",
    });
  return found;
};

const qualificationObstacles = ({ buyer, today }: OrderFacts): Finding[] =>
  buyer.qualifications
    .filter(({ expiresOn }) => expiresOn !== undefined && expiresOn < today)
    .slice(0, 1)
    .map(({ kind, number, expiresOn }) => ({
      code: "qualification/expired",
      facts: { kind, number, expiresOn },
      holds: "POLICY" as const,
    }));
