import { festivalNames } from "../../../../shared/contracts/festivals.ts";
import type { NamedLine } from "../../../../shared/contracts/supply-plans.ts";
import type { useFormats } from "../../app/company.tsx";
import { language, type Say } from "../../app/texts.ts";
import type { supplyPlans } from "./texts.ts";

/** The figures behind a proposal, as a sentence. */
export const whyOf = (
  { need, otherName }: Pick<NamedLine, "need" | "otherName">,
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
  if (need.kind === "transfer")
    return say(need.why === "festival" && need.festival ? "why.transfer-festival" : "why.transfer", {
      from: otherName ?? need.fromId,
      spare: number(need.spare),
      short: number(need.short),
      festival: need.festival ? (festivalNames[need.festival]?.[language()] ?? need.festival) : "",
      region: need.region ?? "",
    });
  const days = need.coverDays === null ? "∞" : number(need.coverDays);
  const why = say(`why.${need.why}`, { stock: number(need.stock), days, limit: number(need.maximumCoverDays) });
  return need.moveTo
    ? `${why}; ${say("moveTo", { place: otherName ?? need.moveTo.locationId, quantity: number(need.moveTo.quantity) })}`
    : why;
};
