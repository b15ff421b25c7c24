import { festivalNames } from "../../../../shared/contracts/festivals.ts";
import type { SupplyNeed } from "../../../../shared/contracts/supply-lines.ts";
import type { useFormats } from "../../app/company.tsx";
import { language, type Say } from "../../app/texts.ts";
import type { supplyPlans } from "./texts.ts";

/** The figures behind a proposal, as a sentence. */
export const whyOf = (
  need: SupplyNeed,
  say: Say<(typeof supplyPlans)["keys"][number]>,
  { number, date }: Pick<ReturnType<typeof useFormats>, "number" | "date">,
): string => {
  if (need.kind === "produce")
    return say("why.produce", {
      demand: number(need.demand),
      safety: number(need.safetyStock),
      available: number(need.available),
      onItsWay: number(need.onItsWay),
    });
  if (need.kind === "build-up")
    return say("why.build-up", {
      festival: festivalNames[need.festival]?.[language()] ?? need.festival,
      date: date(need.festivalOn),
      region: need.region,
      extra: number(need.extra),
      covered: number(need.covered),
    });
  const days = need.coverDays === null ? "∞" : number(need.coverDays);
  const why = say(`why.${need.why}`, { stock: number(need.stock), days, limit: number(need.maximumCoverDays) });
  return need.moveTo ? `${why}; ${say("moveTo", { quantity: number(need.moveTo.quantity) })}` : why;
};
