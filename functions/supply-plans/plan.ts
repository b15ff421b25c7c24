import type { LocalDate, LocationId } from "../../shared/contracts/primitives.ts";
import type { SupplyNeed } from "../../shared/contracts/supply-lines.ts";
import type { SupplyPlan } from "../../shared/contracts/supply-plans.ts";
import { addDays } from "../../shared/dates.ts";
import { tenth } from "../../shared/rounded.ts";
import { covered, type FestivalNeed, festivalNeeds, withFestivalsAhead } from "./build-up.ts";
import { coverDays, dueWithin, orderBy, ordinary, type Outlook, withFestivalsOf } from "./outlook.ts";
import { periodsOf } from "./projection.ts";
import { type PlaceStock, tooMuchAt } from "./reduce.ts";
import { safetyStockOf, type Total } from "./safety-stock.ts";
import { afterTransfers, transferLines } from "./transfer-lines.ts";
import { levels, neediest, positionOf, stockOf, suppliers, type Supply } from "./warehouses.ts";

export interface PlanInput extends Supply {
  today: LocalDate;
  settings: SupplyPlan["settings"];
  packSize: number;
  /** A discontinued product is neither produced nor built up: what is there is sold off. */
  replenished: boolean;
  whole: Outlook;
  total: Total;
  /** Distributors' places that have any. */
  others: readonly PlaceStock[];
  /** Accepted before for this festival and region. */
  meantFor: (need: FestivalNeed) => number;
}
export interface Proposal {
  /** What it is about: one line of it is open at a time. */
  slot: string;
  locationId: LocationId;
  quantity: number;
  orderBy?: LocalDate;
  neededOn?: LocalDate;
  need: SupplyNeed;
}
export interface Planned extends Omit<SupplyPlan, "madeAt"> {
  proposals: Proposal[];
}

export const slotOf = ({ region, festival, festivalOn }: Pick<FestivalNeed, "region" | "festival" | "festivalOn">): string =>
  `build-up/${festival}/${festivalOn}/${region}`; // prettier-ignore
/** With a product's other lines, old and new, they fit one transaction; the nearest festivals come first. */
const mostBuildUps = 20;
const roundedUp = (units: number, lot: number): number => Math.ceil(units / lot - 1e-9) * lot;

/**
 * Net requirement = max(0, demand over lead time and review + safety stock − available − on its way), without what festivals add: that is built up in the regions, from what is there beyond the
 * ordinary need first, and moved to where it is short. All that is proposed together comes in whole lots; what was accepted for a festival is on its way and meant for it, so that nothing is proposed twice.
 */
export const planOf = (input: PlanInput): Planned => {
  const { today, settings, packSize, warehouses } = input;
  const regions = input.regions.map((r) => ({ ...r, outlook: withFestivalsAhead(r.outlook, today) }));
  const { leadTimeDays, reviewDays, buildUpDays, lotSize } = settings;
  const whole = withFestivalsOf(input.whole, regions.map(({ outlook }) => outlook)); // prettier-ignore
  const stock = stockOf(warehouses);
  const safetyStock = safetyStockOf(whole, settings, input.total);
  const placeBy = ({ festivalOn }: FestivalNeed): LocalDate => orderBy(addDays(festivalOn, -buildUpDays), leadTimeDays);
  const due = festivalNeeds(regions, today)
    .filter((need) => placeBy(need) <= addDays(today, reviewDays))
    .slice(0, mostBuildUps);
  const meant = due.map((need) => Math.min(need.extra, input.meantFor(need)));
  const free = positionOf(stock) - meant.reduce((a, b) => a + b, 0);
  const demand = dueWithin(whole, leadTimeDays + reviewDays, ordinary);
  const net = Math.max(0, demand + safetyStock - free);
  const open = due.map((need, i) => ({ ...need, open: need.extra - meant[i]! }));
  const fromStock = covered(open, Math.max(0, free - demand - safetyStock));
  const claims = open.map((need, i) => ({ ...need, claim: need.extra - Math.max(0, need.open - fromStock[i]!) }));
  const transfers = transferLines({ warehouses, regions }, claims, { settings, packSize, today });
  const buildUps = open.flatMap((need, i): Proposal[] => {
    const missing = need.open - fromStock[i]!;
    if (missing < 0.5) return [];
    const { region, festival, festivalOn, locationId, extra } = need;
    return [
      {
        slot: slotOf(need),
        locationId,
        quantity: roundedUp(missing, packSize),
        orderBy: placeBy(need),
        neededOn: addDays(festivalOn, -buildUpDays),
        need: { kind: "build-up", region, festival, festivalOn, extra: tenth(extra), covered: tenth(extra - missing) },
      },
    ];
  });
  const builtUp = buildUps.reduce((units, { quantity }) => units + quantity, 0);
  const quantity = roundedUp((net < 0.5 ? 0 : net) + builtUp, lotSize) - builtUp;
  const shortOn = addDays(today, coverDays(whole, Math.max(0, free - safetyStock), ordinary) ?? 0);
  const figures = {
    kind: "produce" as const,
    demand: tenth(demand),
    safetyStock,
    available: stock.available,
    onItsWay: tenth(free - stock.available),
    netRequirement: tenth(net),
    lotSize,
    shortOn,
  };
  const produce: Proposal[] =
    quantity > 0
      ? [{ slot: "produce", locationId: neediest({ ...input, warehouses: afterTransfers(warehouses, transfers) }, leadTimeDays + reviewDays), quantity, orderBy: orderBy(shortOn, leadTimeDays), neededOn: shortOn, need: figures }] // prettier-ignore
      : [];
  const reduce = tooMuchAt([...suppliers(input), ...input.others], settings, transfers);
  const replenishing = input.replenished ? [...produce, ...buildUps] : [];
  return {
    stock,
    settings,
    safetyStock,
    reorderPoint: Math.ceil(dueWithin(whole, leadTimeDays)) + safetyStock,
    periods: periodsOf({
      outlook: whole,
      stock,
      safetyStock,
      settings,
      today,
      proposals: replenishing,
      replenished: input.replenished,
    }),
    levels: levels(input, settings),
    proposals: [...replenishing, ...transfers, ...reduce.map((one) => ({ slot: `reduce/${one.locationId}`, ...one }))],
  };
};
