import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { DistributorId, LocalDate, LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { nodeName } from "../../shared/contracts/demand.ts";
import { findProducts } from "../catalog/index.ts";
import { policyNow } from "../company/index.ts";
import { demandReader } from "../demand/index.ts";
import { findDistributors } from "../distributors/index.ts";
import { forecastsOf, type SeriesForecast } from "../forecasts/index.ts";
import { type Location, placesOf, type StockLevel, stockOfSku } from "../inventory/index.ts";
import { listPrices } from "../pricing/index.ts";
import { type Outlook, outlookOf } from "./outlook.ts";
import type { PlanInput } from "./plan.ts";
import type { PlaceStock } from "./reduce.ts";
import { effective, readSettings } from "./settings.table.ts";
import { supplierOf } from "./supplier.ts";

type Facts = Omit<PlanInput, "meantFor">;
/** Gathers what plans of some SKUs are made of. */
export interface Planner {
  today: LocalDate;
  /** What one unit of a SKU is worth: the base list's price of the day; undefined where it has none. */
  unitFenOf(sku: Sku): number | undefined;
  /** Undefined where nothing is foreseen of it, or HQ has no warehouse. */
  factsOf(sku: Sku): Promise<Facts | undefined>;
}

/** What all SKUs share is read once; of each SKU its forecasts, demand and stock. */
export const plannerFor = async (skus: readonly Sku[], now: string): Promise<Planner> => {
  const [{ timeZone }, places, products, settings, forecasts] = await Promise.all([
    policyNow(),
    placesOf("HQ"),
    findProducts(skus),
    readSettings(skus),
    forecastsOf(skus, "M"),
  ]);
  const today = localDate(now, timeZone);
  const prices = await listPrices([...products.values()], today);
  const warehouses = places.filter(({ kind }) => kind === "warehouse");
  const demand = demandReader(today);
  const ids = [...forecasts.values()].flat().flatMap(({ node }) => (node.kind === "distributor" ? [node.distributorId] : [])); // prettier-ignore
  const distributors = await findDistributors(ids);
  const factsOf = async (sku: Sku): Promise<Facts | undefined> => {
    const series = forecasts.get(sku) ?? [];
    const [sales, levels] = await Promise.all([demand.ofSku(sku, "M"), stockOfSku(sku)]);
    const soFar = new Map(sales.map(({ node, running }) => [nodeName(node), running.demand]));
    const outlooks = new Map(series.map((one) => [nodeName(one.node), outlookOf(one, soFar.get(nodeName(one.node)) ?? 0, today)])); // prettier-ignore
    const whole = outlooks.get("S") ?? [];
    if (whole.length === 0 || warehouses.length === 0) return undefined;
    const product = products.get(sku);
    const packSize = product?.pack?.size ?? 1;
    const own = effective(settings.company.settings, settings.own[skus.indexOf(sku)]!.settings);
    return {
      today,
      settings: { ...own, lotSize: own.lotSize ?? packSize },
      packSize,
      replenished: product?.status !== "discontinued",
      whole,
      total: series[0]!.total,
      regions: regionsOf(series, outlooks, distributors, warehouses),
      warehouses: warehouses.map(({ id }) => ({ locationId: id, stock: stockAt(levels, id) })),
      others: distributorsStock(levels, outlooks),
    };
  };
  return { today, factsOf, unitFenOf: (sku) => prices.get(sku) };
};

const regionsOf = (
  series: readonly SeriesForecast[],
  outlooks: ReadonlyMap<string, Outlook>,
  distributors: ReadonlyMap<DistributorId, Distributor>,
  warehouses: readonly Location[],
): PlanInput["regions"] =>
  series.flatMap(({ node }) => {
    if (node.kind !== "region") return [];
    const buyers = series.flatMap((one) => {
      if (one.node.kind !== "distributor" || one.region !== node.region) return [];
      const from = distributors.get(one.node.distributorId)?.suppliedFrom[0];
      return from ? [{ from, units: one.total.mean }] : [];
    });
    const suppliedBy = supplierOf(node.region, buyers, warehouses);
    return [{ region: node.region, outlook: outlooks.get(nodeName(node))!, suppliedBy }];
  });

const stockAt = (levels: readonly StockLevel[], id: LocationId) => {
  const level = levels.find(({ locationId }) => locationId === id);
  const { onHand = 0, reserved = 0, available = 0, incoming = 0, inTransit = 0 } = level ?? {};
  return { onHand, reserved, available, incoming, inTransit };
};

/** A distributor's places together, named by the fullest. */
const distributorsStock = (levels: readonly StockLevel[], outlooks: ReadonlyMap<string, Outlook>): PlaceStock[] => {
  const byTenant = Map.groupBy(levels.filter(({ tenant }) => tenant !== "HQ"), ({ tenant }) => tenant); // prettier-ignore
  return [...byTenant].map(([tenant, places]) => ({
    locationId: places.toSorted((a, b) => b.onHand - a.onHand)[0]!.locationId,
    stock: places.reduce((sum, { available, incoming, inTransit }) => sum + available + incoming + inTransit, 0),
    outlook: outlooks.get(nodeName({ kind: "distributor", distributorId: tenant as DistributorId })),
  }));
};
