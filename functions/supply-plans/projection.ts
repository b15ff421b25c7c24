import { periodOf } from "../../shared/contracts/periods.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import type { PlanPeriod, SupplyPlan } from "../../shared/contracts/supply-plans.ts";
import { addDays } from "../../shared/dates.ts";
import { tenth } from "../../shared/rounded.ts";
import type { Outlook } from "./outlook.ts";

interface Arriving {
  quantity: number;
  neededOn?: LocalDate;
}

/**
 * Stock month by month, as it will be if the proposals are accepted: they come when they are needed, but no sooner than the lead time lets them; in later months whole lots come as
 * soon as stock would end below the safety stock. Demand that cannot be met is not lost: it shows as stock below 0.
 */
export const periodsOf = ({
  outlook,
  stock,
  safetyStock,
  settings: { leadTimeDays, lotSize },
  today,
  proposals,
  replenished,
}: {
  outlook: Outlook;
  stock: SupplyPlan["stock"];
  safetyStock: number;
  settings: { leadTimeDays: number; lotSize: number };
  today: LocalDate;
  proposals: readonly Arriving[];
  replenished: boolean;
}): PlanPeriod[] => {
  const soonest = addDays(today, leadTimeDays);
  const monthOf = ({ neededOn = soonest }: Arriving): string => periodOf(neededOn > soonest ? neededOn : soonest, "M");
  const dueNow = new Map<string, number>();
  for (const proposal of proposals)
    dueNow.set(monthOf(proposal), (dueNow.get(monthOf(proposal)) ?? 0) + proposal.quantity);
  const firstOpen = periodOf(soonest, "M");
  let held = stock.available;
  return outlook.map(({ period, demand, festival }, i) => {
    const incoming = i === 0 ? stock.incoming + stock.inTransit : 0;
    const before = held + incoming - demand;
    const netRequirement = Math.max(0, safetyStock - before);
    const decided = dueNow.get(period) ?? 0;
    const lacking = Math.max(0, safetyStock - before - decided);
    const later = replenished && period > firstOpen ? Math.ceil(lacking / lotSize - 1e-9) * lotSize : 0;
    held = before + decided + later;
    return {
      period,
      demand: tenth(demand),
      festival: tenth(festival),
      incoming,
      netRequirement: tenth(netRequirement),
      proposed: decided + later,
      closing: tenth(held),
    };
  });
};
