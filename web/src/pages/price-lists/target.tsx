import { getDistributor } from "../../../../shared/contracts/distributors.ts";
import type { PriceLevel, PriceList } from "../../../../shared/contracts/pricing.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { priceLists } from "./texts.ts";

export const levels = ["base", "channel", "region", "grade", "distributor", "contract"] as const;

const DistributorName = ({ id }: { id: string }) => {
  const one = useAsk(getDistributor, { params: { distributorId: id as never } });
  return one.data?.name ?? "…";
};
/** Whom a list is for. */
export const Target = ({ of }: { of: PriceLevel }) => {
  const say = useTexts(priceLists);
  const word = useTexts(words);
  const level = say(`level.${of.level}`);
  switch (of.level) {
    case "contract":
    case "distributor":
      return (
        <>
          {level} · <DistributorName id={of.distributorId} />
        </>
      );
    case "grade":
      return `${level} ${of.grade}`;
    case "region":
      return `${level} · ${of.region}`;
    case "channel":
      return `${level} · ${word(`channel.${of.channel}`)}`;
    case "base":
      return level;
  }
};
export const Validity = ({ list: { from, to } }: { list: Pick<PriceList, "from" | "to"> }) => {
  const say = useTexts(priceLists);
  const { date } = useFormats();
  if (from && to) return say("span", { from: date(from), to: date(to) });
  if (from) return say("since", { from: date(from) });
  return to ? say("until", { to: date(to) }) : say("always");
};
