import type { LocalDate } from "../../shared/contracts/primitives.ts";
import type { SupplyPlan } from "../../shared/contracts/supply-plans.ts";
import { addDays } from "../../shared/dates.ts";
import { tenth } from "../../shared/rounded.ts";
import type { FestivalNeed } from "./build-up.ts";
import { coverDays, dueWithin, ordinary, type Outlook, together } from "./outlook.ts";
import type { Proposal } from "./plan.ts";
import { type Move, movesBetween, type PlaceBalance } from "./rebalance.ts";
import { levelsOf } from "./safety-stock.ts";
import { positionOf, type Supply } from "./warehouses.ts";

/** Of a festival in a region, what stock is counted on for: the rest is ordered for it. */
export type Claim = FestivalNeed & { claim: number };
type Place = PlaceBalance & { outlook: Outlook; claims: Claim[] };
interface Given {
  settings: SupplyPlan["settings"];
  packSize: number;
  today: LocalDate;
}

/** Every warehouse of HQ's, also one that supplies no region: all that lies there can be spared. */
const placesOf = ({ warehouses, regions }: Supply, claims: readonly Claim[], { settings }: Given): Place[] =>
  warehouses.map(({ locationId, stock }) => {
    const outlook = together(regions.filter((r) => r.suppliedBy === locationId).map((r) => r.outlook));
    const own = claims.filter((one) => one.locationId === locationId && one.claim > 0);
    const { safetyStock } = levelsOf(outlook, settings);
    const need = dueWithin(outlook, settings.leadTimeDays + settings.reviewDays, ordinary);
    const target = need + safetyStock + own.reduce((units, { claim }) => units + claim, 0);
    return { locationId, available: stock.available, position: positionOf(stock), target, safetyStock, outlook, claims: own };
  }); // prettier-ignore

const proposalOf = (move: Move, places: ReadonlyMap<string, Place>, { settings, today }: Given): Proposal => {
  const { fromId, toId, quantity, short, spare } = move;
  const to = places.get(toId)!;
  const shortOn = addDays(today, coverDays(to.outlook, Math.max(0, to.position - to.safetyStock), ordinary) ?? 0);
  const [nearest] = to.claims;
  const forFestivals = to.claims.reduce((units, { claim }) => units + claim, 0);
  const why = nearest && short <= forFestivals ? "festival" : "shortage";
  const before = nearest && addDays(nearest.festivalOn, -settings.buildUpDays);
  const neededOn = why === "festival" && before! > today ? before! : why === "festival" ? today : shortOn;
  return {
    slot: `transfer/${fromId}/${toId}`,
    locationId: toId,
    quantity,
    orderBy: neededOn,
    neededOn,
    need: {
      kind: "transfer",
      why,
      fromId,
      short: tenth(short),
      spare,
      safetyStock: places.get(fromId)!.safetyStock,
      ...(nearest && { festival: nearest.festival, festivalOn: nearest.festivalOn, region: nearest.region }),
    },
  };
};

/** What to move between HQ's warehouses before anything is produced for one of them. */
export const transferLines = (supply: Supply, claims: readonly Claim[], given: Given): Proposal[] => {
  const places = placesOf(supply, claims, given);
  const byId = new Map(places.map((place) => [place.locationId as string, place]));
  return movesBetween(places, given.packSize).map((move) => proposalOf(move, byId, given));
};

/** Warehouses as they are once these transfers have arrived. */
export const afterTransfers = (warehouses: Supply["warehouses"], lines: readonly Proposal[]): Supply["warehouses"] =>
  warehouses.map((warehouse) => {
    const come = lines.filter(({ locationId }) => locationId === warehouse.locationId);
    const go = lines.filter(({ need }) => need.kind === "transfer" && need.fromId === warehouse.locationId);
    const units = (some: readonly Proposal[]): number => some.reduce((n, { quantity }) => n + quantity, 0);
    const { stock } = warehouse;
    return { ...warehouse, stock: { ...stock, available: stock.available + units(come) - units(go) } };
  });
