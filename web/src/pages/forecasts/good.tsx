import type { Accuracy } from "../../../../shared/contracts/forecasts.ts";
import { useFormats } from "../../app/company.tsx";
import { useTexts } from "../../app/texts.ts";
import { Facts } from "../../parts/page.tsx";
import { forecasts } from "./texts.ts";

export const useShare = () => {
  const say = useTexts(forecasts);
  const { percent } = useFormats();
  return (share: number | null | undefined): string =>
    share === null || share === undefined ? say("unknown") : percent(Math.round(share * 1_000) * 10);
};

/** Beyond ten times the demand an error says that there was next to none, not how bad the forecast is. In words, so not for a chart's axis. */
const most = 10;
export const useError = () => {
  const say = useTexts(forecasts);
  const share = useShare();
  return (error: number | null | undefined): string =>
    error && Math.abs(error) > most ? say("nextToNoDemand", { most: share(most) }) : share(error);
};

/** How good forecasts have been, one period ahead. */
export const Good = ({ accuracy }: { accuracy: Accuracy | undefined }) => {
  const say = useTexts(forecasts);
  const error = useError();
  if (!accuracy) return <p className="quiet">{say("unknown")}</p>;
  const { kind, periods, wape, bias, naiveWape } = accuracy;
  return (
    <>
      <Facts
        rows={[
          [say("wape"), error(wape)],
          [say("naive"), error(naiveWape)],
          [say("bias"), error(bias)],
        ]}
      />
      <p className="quiet small">{say(`kind.${kind}`, { periods })}</p>
    </>
  );
};
