import type { Accuracy } from "../../../../shared/contracts/forecasts.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Facts } from "../../parts/page.tsx";
import { forecasts } from "./texts.ts";

/** Beyond ten times the demand an error says that there was next to none, not how bad the forecast is. */
const most = 10;

export const useShare = () => {
  const say = useTexts(forecasts);
  const { percent } = useFormats();
  return (share: number | null | undefined): string => {
    if (share === null || share === undefined) return say("unknown");
    if (Math.abs(share) > most) return say("nextToNoDemand", { most: percent(most * 10_000) });
    return percent(Math.round(share * 1_000) * 10);
  };
};

/** How good forecasts have been, one period ahead. */
export const Good = ({ accuracy }: { accuracy: Accuracy | undefined }) => {
  const say = useTexts(forecasts);
  const share = useShare();
  if (!accuracy) return <p className="quiet">{say("unknown")}</p>;
  const { kind, periods, wape, bias, naiveWape } = accuracy;
  return (
    <>
      <Facts
        rows={[
          [say("wape"), share(wape)],
          [say("naive"), share(naiveWape)],
          [say("bias"), share(bias)],
        ]}
      />
      <p className="quiet small">{say(`kind.${kind}`, { periods })}</p>
    </>
  );
};
