import { salesImported } from "../../events/demand.ts";
import type { Happened } from "../../events/define.ts";
import { stockMoved } from "../../events/inventory.ts";
import { commit } from "../../shared/commit.ts";
import type { DistributorId, LocationId, Region } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { unlessDone } from "../../shared/errors.ts";
import { heardMark, on } from "../../shared/on.ts";
import { policyNow } from "../company/index.ts";
import { findLocations, sellerRegion } from "../inventory/index.ts";
import { counted, newReports, newSkus } from "./demand.table.ts";
import { importedIn, portionsOf, type SalesNews, soldIn } from "./sale.ts";

const name = "demand/count-sales.event";

const factsOf = async ({ data, tenant, at }: Happened<SalesNews>) => {
  if ("sales" in data) return importedIn(data);
  if (data.reason !== "sold") return [];
  const region = data.region ?? (await regionNow(data.stock[0]!.locationId as LocationId));
  return soldIn(data, { seller: tenant as DistributorId, region, date: localDate(at, (await policyNow()).timeZone) });
};

/** For reports of before regions were told. */
const regionNow = async (place: LocationId): Promise<Region> =>
  sellerRegion((await findLocations([place])).get(place)!);

/** Adds what was sold to its periods, in parts with a mark each: each part counts once. */
export const handler = on<SalesNews>(name, [stockMoved, salesImported], async (event, { now, heard }) => {
  const facts = await factsOf(event);
  if (facts.length === 0) return;
  const dates = facts.map(({ date }) => date);
  const reports = await newReports(facts[0]!.seller, "sales" in event.data ? "IMPORTED" : "REPORTED", dates);
  for (const rows of [...(await newSkus(facts.map(({ sku }) => sku))), ...reports]) await commit(rows);
  for (const [i, portion] of portionsOf(facts).entries()) {
    const mark = i === 0 ? heard : heardMark(`${name}/${i}`, event, now);
    await commit([mark, ...counted(portion)]).catch(unlessDone);
  }
});
